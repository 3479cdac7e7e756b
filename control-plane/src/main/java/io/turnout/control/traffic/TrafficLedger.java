package io.turnout.control.traffic;

import io.turnout.control.database.Database;
import io.turnout.control.database.Row;
import io.turnout.control.database.Session;
import io.turnout.judging.count.Latencies;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** What gateways tell, in the control plane's database, by its clock. Each instance has a session of its own; not for several threads. */
public final class TrafficLedger implements AutoCloseable {
    /** How long it is kept. */
    public static final Duration KEPT = Duration.ofHours(1);

    private static final long KEPT_SLOTS = KEPT.toSeconds() / Flow.SLOT_SECONDS;
    /** A window is told this long after its end, as long as nothing is in the way; and it is this long. */
    private static final int LATE_MILLIS = 2000;

    private static final int HALF_A_WINDOW_MILLIS = 500;
    private static final int SLOT_MILLIS = Flow.SLOT_SECONDS * 1000;

    /** Nobody is to wait long for what is only looked at. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final Session session;

    public TrafficLedger(Database control) {
        this.session = control.connect(PATIENCE);
    }

    private record Place(long slot, String capability, boolean candidate) implements Comparable<Place> {
        private static final Comparator<Place> ORDER = Comparator.comparingLong(Place::slot)
                .thenComparing(Place::capability)
                .thenComparing(Place::candidate);

        @Override
        public int compareTo(Place other) {
            return ORDER.compare(this, other);
        }
    }

    /** Takes what a gateway tells, once, however often it comes; each window into the slot in which its middle is. */
    public void take(TrafficReport report) {
        session.transaction(() -> {
            int news = session.update("""
                    insert into traffic_reporter (gateway, sequence) values (?, ?)
                    on conflict (gateway) do update set sequence = excluded.sequence, at = clock_timestamp()
                    where traffic_reporter.sequence < excluded.sequence
                    """, report.gateway(), report.sequence());
            if (news > 0) {
                long now = nowMillis();
                // in one order for all, so that two reports do not wait for each other
                bySlot(report, now).forEach(this::add);
                session.update("delete from traffic where slot < ?", now / SLOT_MILLIS - KEPT_SLOTS);
                session.update("delete from traffic_reporter where at < clock_timestamp() - interval '1 day'");
            }
        });
    }

    private static Map<Place, Answers> bySlot(TrafficReport report, long nowMillis) {
        Map<Place, Answers> places = new TreeMap<>();
        for (TrafficReport.Window window : report.windows()) {
            long slot = Math.floorDiv(nowMillis - window.millisAgo() - HALF_A_WINDOW_MILLIS, SLOT_MILLIS);
            for (TrafficReport.Side side : window.sides()) {
                places.merge(
                        new Place(slot, side.capability(), side.isCandidate()),
                        new Answers(side.failed(), Latencies.of(side.latencies())),
                        Answers::plus);
            }
        }
        return places;
    }

    private void add(Place place, Answers answers) {
        session.update("""
                insert into traffic (slot, capability, candidate, failed, latencies) values (?, ?, ?, ?, ?::bigint[])
                on conflict (slot, capability, candidate) do update
                set failed = traffic.failed + excluded.failed,
                    latencies = array(
                      select coalesce(had, 0) + coalesce(more, 0)
                      from unnest(traffic.latencies, excluded.latencies) with ordinality as both_sides (had, more, bucket)
                      order by bucket)
                """, place.slot, place.capability, place.candidate, answers.failed(), text(answers.latencies()));
    }

    /** All of the last so many seconds that are over, and of which all gateways have told by now. */
    public Seen last(Duration time) {
        long last = lastSlot();
        long first = last + 1 - time.toSeconds() / Flow.SLOT_SECONDS;
        return new Seen(
                first,
                last,
                session.rows("""
                                select slot, capability, candidate, failed, latencies::text as latencies
                                from traffic where slot between ? and ?
                                """, first, last).stream().map(TrafficLedger::cell).toList());
    }

    private long lastSlot() {
        return Math.floorDiv(nowMillis() - LATE_MILLIS, SLOT_MILLIS) - 1;
    }

    private long nowMillis() {
        return session.row("select (extract(epoch from clock_timestamp()) * 1000)::bigint as millis")
                .orElseThrow()
                .number("millis");
    }

    private static Seen.Cell cell(Row row) {
        return new Seen.Cell(
                row.number("slot"),
                row.text("capability"),
                row.flag("candidate"),
                new Answers(row.number("failed"), latencies(row.text("latencies"))));
    }

    /** As PostgreSQL writes an array. */
    private static String text(Latencies latencies) {
        return LongStream.of(latencies.counts()).mapToObj(Long::toString).collect(Collectors.joining(",", "{", "}"));
    }

    private static Latencies latencies(String text) {
        String inside = text.substring(1, text.length() - 1);
        return inside.isEmpty()
                ? Latencies.NONE
                : Latencies.of(Arrays.stream(inside.split(","))
                        .mapToLong(Long::parseLong)
                        .toArray());
    }

    @Override
    public void close() {
        session.close();
    }
}
