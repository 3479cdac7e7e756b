package io.turnout.checker.history;

import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A history as a file of JSON lines, each led by what it is, so that it can be searched, cut and checked again. */
public final class HistoryFile {
    /** The records' components, and nothing that is derived from them. */
    private static final ObjectMapper JSON =
            JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

    private HistoryFile() {}

    private enum Line {
        OPERATION,
        OWNER,
        OTHER,
        FENCE,
        CLOSED,
        TABLE,
        UNSETTLED
    }

    public static void write(History history, Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            write(out, Line.OPERATION, history.operations());
            write(out, Line.OWNER, history.owner());
            write(out, Line.OTHER, history.other());
            write(out, Line.FENCE, history.fences());
            write(out, Line.CLOSED, history.closed());
            write(out, Line.TABLE, history.tables());
            write(out, Line.UNSETTLED, history.unsettled());
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be written to " + file, e);
        }
    }

    public static History read(Path file) {
        List<Operation> operations = new ArrayList<>();
        List<Row> owner = new ArrayList<>();
        List<Row> other = new ArrayList<>();
        List<FenceSample> fences = new ArrayList<>();
        List<ClosedSpan> closed = new ArrayList<>();
        List<TablePair> tables = new ArrayList<>();
        List<Unsettled> unsettled = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(file)) {
                int space = line.indexOf(' ');
                String json = line.substring(space + 1);
                switch (Line.valueOf(line.substring(0, space))) {
                    case OPERATION -> operations.add(JSON.readValue(json, Operation.class));
                    case OWNER -> owner.add(JSON.readValue(json, Row.class));
                    case OTHER -> other.add(JSON.readValue(json, Row.class));
                    case FENCE -> fences.add(JSON.readValue(json, FenceSample.class));
                    case CLOSED -> closed.add(JSON.readValue(json, ClosedSpan.class));
                    case TABLE -> tables.add(JSON.readValue(json, TablePair.class));
                    case UNSETTLED -> unsettled.add(JSON.readValue(json, Unsettled.class));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The history cannot be read from " + file, e);
        }
        return new History(operations, owner, other, fences, closed, tables, unsettled);
    }

    private static void write(BufferedWriter out, Line kind, List<?> values) throws IOException {
        for (Object value : values) {
            out.write(kind + " " + JSON.writeValueAsString(value));
            out.newLine();
        }
    }
}
