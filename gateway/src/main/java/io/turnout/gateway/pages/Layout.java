package io.turnout.gateway.pages;

import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.flags.GatewayFlags;
import io.turnout.platform.session.VisitorCookie;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;

/** In which order a talk's page shows what it has, by the flag {@code talk-page-layout}: {@code classic} or {@code notes-first}. */
@Singleton
class Layout {
    static final String FLAG = "talk-page-layout";
    private static final String CLASSIC = "classic";
    private static final String NOTES_FIRST = "notes-first";

    private final GatewayFlags flags;

    Layout(GatewayFlags flags) {
        this.flags = flags;
    }

    /**
     * What somebody sees.
     *
     * @param visitor who they are, to be kept by them; null if it makes no difference
     */
    record Seen(boolean notesFirst, String visitor) {
        /** The page, with what lets them see the same again. */
        Answer mark(Answer answer, Asked asked) {
            if (visitor == null) {
                return answer;
            }
            return answer.with(
                            "Set-Cookie",
                            VisitorCookie.keeping(visitor, asked.site().scheme()))
                    .with("Cache-Control", "private, no-cache");
        }
    }

    Seen of(Asked asked) {
        String known = VisitorCookie.in(asked.headers().getAll(HttpHeaders.COOKIE));
        String visitor = known == null ? VisitorCookie.drawn() : known;
        FlagEvaluationDetails<String> layout =
                flags.client().getStringDetails(FLAG, CLASSIC, new ImmutableContext(visitor));
        boolean isDivided = "TARGETING_MATCH".equals(layout.getReason());
        return new Seen(NOTES_FIRST.equals(layout.getValue()), isDivided ? visitor : null);
    }
}
