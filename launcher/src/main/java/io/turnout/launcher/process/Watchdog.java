package io.turnout.launcher.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A shell that waits for the launcher's end and, if that came without a word (SIGKILL, out of memory), ends what the
 * launcher had noted down: apps first, then databases.
 */
public final class Watchdog implements AutoCloseable {
    private static final String SCRIPT = """
            read -r word && exit 0
            apps= databases=
            for record in "$1"/*.process; do
              grep -qx "launcher=$2" "$record" 2>/dev/null || continue
              pid=$(sed -n 's/^pid=//p' "$record")
              case $(sed -n 's/^ending=//p' "$record") in
                TERM) apps="$apps $pid" ;;
                INT) databases="$databases $pid" ;;
              esac
            done
            [ -z "$apps" ] || kill -TERM $apps 2>/dev/null
            for tenth in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
              left=
              for pid in $apps; do kill -0 $pid 2>/dev/null && left="$left $pid"; done
              [ -n "$left" ] || break
              sleep 0.1
            done
            [ -z "$left" ] || kill -KILL $left 2>/dev/null
            [ -z "$databases" ] || kill -INT $databases 2>/dev/null
            """;

    private final Process shell;

    private Watchdog(Process shell) {
        this.shell = shell;
    }

    /** Watches over this launcher's processes, as noted in the folder. */
    public static Watchdog over(Path records) throws IOException {
        String self = Long.toString(ProcessHandle.current().pid());
        List<String> command = List.of("/bin/sh", "-c", SCRIPT, "turnout-watchdog", records.toString(), self);
        return new Watchdog(new ProcessBuilder(Session.detached(command))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start());
    }

    /** Lets it go: everything was stopped in an orderly way. */
    @Override
    public void close() throws IOException {
        try (var words = shell.getOutputStream()) {
            words.write("done\n".getBytes(StandardCharsets.US_ASCII));
        }
        try {
            shell.waitFor(1, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
