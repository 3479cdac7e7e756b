package io.turnout.launcher.images;

import java.util.List;

/** How the JVM in an image is started; the training and the runs after it must agree about most of this. */
final class JvmArguments {
    static final List<String> COMMON = List.of(
            "-XX:+UseSerialGC",
            "-XX:InitialRAMPercentage=12.5",
            "-XX:MaxRAMPercentage=50",
            "-Xss512k",
            "-XX:MaxMetaspaceSize=160m",
            "-XX:ReservedCodeCacheSize=64m",
            "-XX:+ExitOnOutOfMemoryError",
            // A part that comes back has another address, and a name of its own only while it runs.
            "-Dsun.net.inetaddr.ttl=5",
            "-Dsun.net.inetaddr.negative.ttl=0",
            "-Dfile.encoding=UTF-8",
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            // The training's agent brings this module; a cache is used only with the modules it was trained with.
            "--add-modules=java.instrument",
            // The log is JSON on standard output. That the cache lacks an adapter is no news to anybody.
            "-Xlog:disable",
            "-Xlog:all=warning:stderr",
            "-Xlog:aot*=error:stderr");

    private JvmArguments() {}
}
