package io.turnout.launcher.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads server-sent events, as the HTML standard has them, as far as anybody here sends them. */
final class EventStream {
    /** @param name such as {@code journal} */
    record Event(String name, String data) {}

    private EventStream() {}

    /** Hands on each event until the stream ends; one that is cut off in the middle is none. */
    static void read(InputStream stream, Consumer<Event> take) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
        String name = "message";
        StringBuilder data = new StringBuilder();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.isEmpty()) {
                if (!data.isEmpty()) {
                    take.accept(new Event(name, data.toString().stripTrailing()));
                }
                name = "message";
                data.setLength(0);
            } else if (line.startsWith("event:")) {
                name = line.substring("event:".length()).strip();
            } else if (line.startsWith("data:")) {
                data.append(line.substring("data:".length()).strip()).append('\n');
            }
        }
    }
}
