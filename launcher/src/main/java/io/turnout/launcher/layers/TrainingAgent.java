package io.turnout.launcher.layers;

import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.util.jar.JarFile;

/**
 * Appends the app's own jars to the class path of a training when the JVM already runs. The JVM puts into the cache the
 * classes of the class path it was started with, which are the libraries' then, and leaves out those that came later.
 * Runs inside of the app's container, alone: it uses no other class of ours.
 */
final class TrainingAgent {
    private TrainingAgent() {}

    /**
     * Called by the JVM.
     *
     * @param jars paths, separated by colons
     */
    @SuppressWarnings("resource") // the class path keeps them open
    public static void premain(String jars, Instrumentation jvm) throws IOException {
        for (String jar : jars.split(":")) {
            jvm.appendToSystemClassLoaderSearch(new JarFile(jar));
        }
    }
}
