package io.turnout.talks;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.turnout.platform.rest.WarmUp;
import jakarta.inject.Singleton;
import java.util.List;

/** A talk that never was. */
@Singleton
class RehearsedTalk implements WarmUp.Write {
    private final Talks talks;

    RehearsedTalk(Talks talks) {
        this.talks = talks;
    }

    @Override
    public void rehearse() {
        QuarkusTransaction.begin();
        try {
            talks.insert(new TalkDraft("Never given", null, List.of(), null, null, null, null, null, null, null));
        } finally {
            QuarkusTransaction.rollback();
        }
    }
}
