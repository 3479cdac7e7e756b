package io.turnout.benchmarks.shadow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.flipkart.zjsonpatch.JsonDiff;
import io.turnout.comparison.Answer;
import io.turnout.comparison.Comparison;
import io.turnout.comparison.rule.Rules;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How many pairs of answers a core compares in a second, beside a library that tells JSON documents apart (zjsonpatch). */
final class ComparingSpeed {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Comparison COMPARISON = Comparison.with(new Rules(List.of()));
    private static final Map<String, List<String>> HEADERS =
            Map.of("content-type", List.of("application/json"), "etag", List.of("\"v1\""));

    private final byte[] left;
    private final byte[] right;
    private final List<Double> ours = new ArrayList<>();
    private final List<Double> theirs = new ArrayList<>();
    private final List<Double> ratios = new ArrayList<>();

    ComparingSpeed() {
        this.left = page("one").getBytes(StandardCharsets.UTF_8);
        this.right = page("another").getBytes(StandardCharsets.UTF_8);
    }

    /** A page of talks of about 10 KB. */
    private static String page(String lastTitle) {
        StringBuilder page = new StringBuilder("{\"items\":[");
        for (int i = 0; i < 20; i++) {
            page.append(i == 0 ? "" : ",").append("""
                    {"id":%d,"title":"%s","abstract":"%s","speakers":["Ada","Grace"],"company":"Airbnb","track":"T",\
                    "day":"2019-03-04","start":"10:35","end":"11:25","room":"Fleming","slidesUrl":null,"version":1,\
                    "createdAt":"2019-03-04T10:35:00.123456Z","updatedAt":"2019-03-04T10:35:00.123456Z"}""".formatted(i, i == 19 ? lastTitle : "Talk " + i, "x".repeat(250)));
        }
        return page.append("],\"next\":null}").toString();
    }

    /** @param window for each of the two */
    void measure(Duration window) throws IOException {
        double our = perSecond(window, this::compare);
        double their = perSecond(window, this::diff);
        ours.add(our);
        theirs.add(their);
        ratios.add(our / their);
    }

    /** Forgets what was measured so far: it was to warm up. */
    void forget() {
        ours.clear();
        theirs.clear();
        ratios.clear();
    }

    private interface Work {
        int run() throws IOException;
    }

    private static double perSecond(Duration window, Work work) throws IOException {
        long end = System.nanoTime() + window.toNanos();
        long begin = System.nanoTime();
        long done = 0;
        long found = 0;
        while (System.nanoTime() < end) {
            found += work.run();
            done++;
        }
        if (found != done) {
            throw new IllegalStateException(
                    "%d differences were found in %d pairs, each of which has one".formatted(found, done));
        }
        return done * 1e9 / (System.nanoTime() - begin);
    }

    private int compare() {
        return COMPARISON
                .compare(new Answer(200, HEADERS, left), new Answer(200, HEADERS, right))
                .differences()
                .size();
    }

    private int diff() throws IOException {
        JsonNode one = JSON.readTree(left);
        JsonNode other = JSON.readTree(right);
        return JsonDiff.asJson(one, other).size();
    }

    void print() throws JsonProcessingException {
        System.out.printf(
                "%,d bytes of JSON a side, one field differs: %,.0f pairs a second and core; zjsonpatch %,.0f; ratio %.2f%n",
                left.length, middle(ours), middle(theirs), middle(ratios));
    }

    private static double middle(List<Double> figures) {
        return figures.stream().sorted().toList().get(figures.size() / 2);
    }
}
