package io.turnout.launcher;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the JVM of an app is started with on this machine. */
final class LocalJvm {
    /** Small heaps: nine processes and the launcher share a laptop, or a container of 2 GB. */
    static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx160m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:MaxMetaspaceSize=128m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            // Five apps start at once: the costly compiler waits until code has proved hot for longer than a start.
            "-XX:Tier4InvocationThreshold=40000",
            "-XX:Tier4MinInvocationThreshold=20000",
            "-XX:Tier4CompileThreshold=60000",
            "-XX:Tier4BackEdgeThreshold=400000",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");
    /** A cache is used only with the modules it was trained with, and the training's agent brings this one. */
    private static final List<String> TRAINED = List.of("--add-modules=java.instrument", "-Xlog:aot*=off");

    /** More options for every app's JVM, parted by blanks: a profiler's, for instance. They come first, so that heap and collector stay. */
    private static final String MORE = "TURNOUT_JVM_OPTIONS";

    private LocalJvm() {}

    /** Of a run with a cache, or for one. */
    static List<String> trained() {
        return Stream.concat(OPTIONS.stream(), TRAINED.stream()).toList();
    }

    static List<String> more(Map<String, String> environment) {
        return Stream.of(environment.getOrDefault(MORE, "").split(" "))
                .filter(option -> !option.isBlank())
                .toList();
    }
}
