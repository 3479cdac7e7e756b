package io.turnout.launcher.compare;

import io.turnout.comparison.Answer;
import io.turnout.comparison.Comparison;
import io.turnout.comparison.Reply;
import io.turnout.comparison.count.Exercised;
import io.turnout.comparison.count.Observation;
import io.turnout.comparison.finding.Compared;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Future;

/**
 * The sites that are asked at once: the primary, the candidate, and the one that shows by how much the primary differs from
 * itself, which is the secondary or else the primary again. What writes is not asked of the primary twice.
 */
final class Sites {
    private final Endpoint primary;
    private final Endpoint candidate;
    private final Optional<Endpoint> secondary;
    private final Comparison comparison;

    Sites(Endpoint primary, Endpoint candidate, Optional<Endpoint> secondary, Comparison comparison) {
        this.primary = primary;
        this.candidate = candidate;
        this.secondary = secondary;
        this.comparison = comparison;
    }

    void compare(Request request, Findings findings) throws InterruptedException {
        Optional<Endpoint> again = secondary.or(() -> request.isSafe() ? Optional.of(primary) : Optional.empty());
        long now = System.nanoTime();
        Future<Reply> askedPrimary = primary.ask(request);
        Future<Reply> askedCandidate = candidate.ask(request);
        Optional<Future<Reply>> askedAgain = again.map(site -> site.ask(request));

        Reply first = primary.await(askedPrimary, now);
        Reply other = candidate.await(askedCandidate, now);
        Reply second = again.isEmpty() ? null : again.get().await(askedAgain.orElseThrow(), now);
        if (!(first instanceof Reply.Answered answered)) {
            findings.skip(((Reply.Unanswered) first).why());
            return;
        }
        Answer answer = answered.answer();
        Set<String> exercised = Exercised.of(answer.status(), request.query());
        Compared raw = comparison.compare(answer, other);
        if (second == null) {
            findings.add(Observation.withoutNoise(raw, exercised), request, raw, Set.of());
        } else {
            Compared noise = comparison.compare(answer, second);
            findings.add(Observation.paired(raw, noise, exercised), request, raw, noise.differingPaths());
        }
    }
}
