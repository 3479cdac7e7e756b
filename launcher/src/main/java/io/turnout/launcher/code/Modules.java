package io.turnout.launcher.code;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Which modules an app is built of, as their poms say. */
final class Modules {
    private static final Pattern DEPENDENCY = Pattern.compile("<dependency>(.*?)</dependency>", Pattern.DOTALL);
    private static final Pattern ARTIFACT = Pattern.compile("<artifactId>([\\w.-]+)</artifactId>");

    private Modules() {}

    /** Folders in the project's, its own among them. What is there for tests alone is left out. */
    static Set<String> of(Path root, String module) throws IOException {
        Set<String> found = new TreeSet<>();
        add(root, module, found);
        return found;
    }

    private static void add(Path root, String module, Set<String> found) throws IOException {
        Path pom = root.resolve(module).resolve("pom.xml");
        if (!Files.exists(pom) || !found.add(module)) {
            return;
        }
        Matcher dependencies = DEPENDENCY.matcher(Files.readString(pom));
        while (dependencies.find()) {
            String dependency = dependencies.group(1);
            Matcher artifact = ARTIFACT.matcher(dependency);
            // those of others have no folder here
            if (!dependency.contains("<scope>test</scope>") && artifact.find()) {
                add(root, artifact.group(1), found);
            }
        }
    }
}
