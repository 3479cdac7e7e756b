package io.turnout.talks;

import io.turnout.platform.rest.Rehearsals;
import io.turnout.platform.rest.WarmUp;
import jakarta.inject.Singleton;
import java.util.List;

/** A talk that never was. */
@Singleton
class RehearsedTalk implements WarmUp.Write {
    private final Talks talks;
    private final Rehearsals rehearsals;

    RehearsedTalk(Talks talks, Rehearsals rehearsals) {
        this.talks = talks;
        this.rehearsals = rehearsals;
    }

    @Override
    public void rehearse() throws Exception {
        rehearsals.run(() ->
                talks.insert(new TalkDraft("Never given", null, List.of(), null, null, null, null, null, null, null)));
    }
}
