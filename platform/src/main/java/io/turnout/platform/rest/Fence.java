package io.turnout.platform.rest;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a database says about who writes a dataset.
 *
 * @param turn number of the handover that left it so; it only rises
 */
record Fence(String dataset, boolean open, long turn) {
    private static final Pattern DATASET = Pattern.compile("[a-z0-9-]{1,30}");
    private static final int MOST = 10;

    /** The datasets that a header names; none if there is no header, or it is none of ours. */
    static List<String> datasets(String header) {
        if (header == null) {
            return List.of();
        }
        List<String> names =
                Stream.of(header.split(",", -1)).map(String::strip).distinct().toList();
        boolean ours = names.size() <= MOST
                && names.stream().allMatch(name -> DATASET.matcher(name).matches());
        return ours ? names : List.of();
    }

    /** A list of structured items (RFC 9651), such as {@code notes;open=?0;turn=3, talks;open=?1;turn=0}. */
    static String header(List<Fence> fences) {
        return fences.stream().map(Fence::item).collect(Collectors.joining(", "));
    }

    private String item() {
        return "%s;open=?%d;turn=%d".formatted(dataset, open ? 1 : 0, turn);
    }
}
