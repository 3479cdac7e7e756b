package io.turnout.demo;

import io.turnout.checker.history.Operation;
import io.turnout.checker.load.Sent;
import io.turnout.checker.verdict.Promise;
import io.turnout.checker.verdict.Verdict;
import io.turnout.checker.verdict.Violation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What has become of requests and writes. */
final class Account {
    private final List<Hit> hits;
    private final Sent sent;
    private final boolean gatewaysAreKilled;

    /**
     * @param hits of readers and crawlers
     * @param sent by those who write, and by those who read what these have written
     * @param gatewaysAreKilled on purpose: what writers got no answer to is no failure then, since they repeat it or look
     */
    Account(List<Hit> hits, Sent sent, boolean gatewaysAreKilled) {
        this.hits = hits;
        this.sent = sent;
        this.gatewaysAreKilled = gatewaysAreKilled;
    }

    Report.Requests requests() {
        long failed = hits.stream().filter(Hit::isFailed).count()
                + failed().values().stream().mapToLong(Long::longValue).sum();
        return new Report.Requests(hits.size() + sent.total(), failed, gatewaysAreKilled ? sent.unanswered() : 0);
    }

    /** Those of all requests that failed, by how. */
    List<Report.Failure> failures() {
        Map<String, Map<Integer, Long>> alike = hits.stream()
                .filter(Hit::isFailed)
                .collect(Collectors.groupingBy(
                        Hit::what, TreeMap::new, Collectors.groupingBy(Hit::status, Collectors.counting())));
        alike.put("writers", failed());
        List<Report.Failure> failures = new ArrayList<>();
        alike.forEach((what, byStatus) -> byStatus.forEach((status, count) ->
                failures.add(new Report.Failure(what, status <= 0 ? "no answer" : "" + status, count))));
        return failures;
    }

    /** By status. Where gateways are killed on purpose, somebody gets no answer. */
    private Map<Integer, Long> failed() {
        Map<Integer, Long> failed = new TreeMap<>(sent.failed());
        if (gatewaysAreKilled) {
            failed.keySet().removeIf(status -> status <= 0);
        }
        return failed;
    }

    static Report.Writes writes(List<Operation> operations, Verdict verdict) {
        long acknowledged = operations.stream()
                .filter(each -> each.action().isWrite() && each.isOk())
                .count();
        long duplicated = verdict.violations().stream()
                .filter(each -> each.promise() == Promise.EXACTLY_ONCE
                        && each.evidence().contains(" times: "))
                .count();
        long lost = verdict.violations().stream()
                .filter(each -> each.promise() == Promise.EXACTLY_ONCE || each.promise() == Promise.NO_LOST_UPDATE)
                .count();
        return new Report.Writes(acknowledged, lost - duplicated, duplicated);
    }

    static String sentence(Violation violation) {
        return violation.promise() + " " + violation.item() + ": " + violation.evidence();
    }
}
