package io.turnout.gateway.pages;

import dev.openfeature.sdk.FlagEvaluationDetails;
import dev.openfeature.sdk.ImmutableContext;
import io.turnout.gateway.compose.Answer;
import io.turnout.gateway.compose.Asked;
import io.turnout.gateway.experiment.Experiments;
import io.turnout.gateway.flags.GatewayFlags;
import io.turnout.gateway.proxy.MovedException;
import io.turnout.platform.ProblemException;
import io.turnout.platform.session.VisitorCookie;
import io.vertx.core.http.HttpHeaders;
import jakarta.inject.Singleton;
import java.util.concurrent.CancellationException;
import java.util.function.Function;

/**
 * In which order a talk's page shows what it has, by the flag {@code talk-page-layout}: {@code classic} or {@code notes-first}. Where an
 * experiment divides those who see it, who has seen what is told.
 */
@Singleton
class Layout {
    static final String FLAG = "talk-page-layout";
    static final String WROTE_A_NOTE = "wrote-a-note";
    private static final String CLASSIC = "classic";
    private static final String NOTES_FIRST = "notes-first";

    private final GatewayFlags flags;
    private final Experiments experiments;

    Layout(GatewayFlags flags, Experiments experiments) {
        this.flags = flags;
        this.experiments = experiments;
    }

    /**
     * What somebody sees.
     *
     * @param visitor who they are
     * @param divided whether others see something else
     * @param experiment that they are in; null if in none
     */
    private record Seen(String variant, String visitor, boolean divided, String experiment) {}

    /**
     * Makes the page, given whether notes come first.
     *
     * @return with what lets the visitor see the same again
     */
    Answer lay(Asked asked, Function<Boolean, Answer> page) {
        if (asked.purpose() == Asked.Purpose.COMPARISON) {
            // the monolith, which it is compared with, divides nobody
            return page.apply(false);
        }
        Seen seen = of(asked);
        long begunAt = System.nanoTime();
        try {
            Answer answer = page.apply(seen.variant.equals(NOTES_FIRST));
            tell(asked, seen, answer.status(), begunAt);
            return mark(answer, seen, asked);
        } catch (ProblemException e) {
            tell(asked, seen, e.problem().status(), begunAt);
            throw e;
        } catch (CancellationException e) {
            if (seen.experiment != null) {
                experiments.left(seen.experiment, seen.variant, System.nanoTime() - begunAt);
            }
            throw e;
        } catch (MovedException e) {
            // it is answered elsewhere
            throw e;
        } catch (RuntimeException e) {
            tell(asked, seen, 500, begunAt);
            throw e;
        }
    }

    /** They have written a note. Who was not shown the page before is in no experiment, and does not come to be by that. */
    void wroteANote(Asked asked) {
        String visitor = VisitorCookie.in(asked.headers().getAll(HttpHeaders.COOKIE));
        if (visitor != null) {
            experiments.had(WROTE_A_NOTE, visitor);
        }
    }

    private Seen of(Asked asked) {
        String known = VisitorCookie.in(asked.headers().getAll(HttpHeaders.COOKIE));
        String visitor = known == null ? VisitorCookie.drawn() : known;
        FlagEvaluationDetails<String> layout =
                flags.client().getStringDetails(FLAG, CLASSIC, new ImmutableContext(visitor));
        boolean divided = "TARGETING_MATCH".equals(layout.getReason());
        String experiment = divided ? layout.getFlagMetadata().getString("experiment") : null;
        return new Seen(layout.getValue(), visitor, divided, experiment);
    }

    private void tell(Asked asked, Seen seen, int status, long begunAt) {
        if (seen.experiment != null) {
            experiments.answered(seen.experiment, seen.variant, status >= 500, System.nanoTime() - begunAt);
            if (status == 200 && isRead(asked)) {
                experiments.exposed(seen.experiment, seen.visitor, seen.variant);
            }
        }
    }

    /** By somebody, now. */
    private static boolean isRead(Asked asked) {
        String purpose = asked.header("Sec-Purpose");
        return asked.purpose() == Asked.Purpose.READ && (purpose == null || !purpose.contains("prefetch"));
    }

    private static Answer mark(Answer answer, Seen seen, Asked asked) {
        return seen.divided
                ? answer.with(
                                "Set-Cookie",
                                VisitorCookie.keeping(seen.visitor, asked.site().scheme()))
                        .with("Cache-Control", "private, no-cache")
                : answer;
    }
}
