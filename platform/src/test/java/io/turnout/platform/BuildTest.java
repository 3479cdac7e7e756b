package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildTest {
    @TempDir
    private Path folder;

    @Test
    void isTheSameForTheSameCodeWheneverAndWhereverItWasPacked() throws IOException {
        Path one = jar("one.jar", "code", FileTime.fromMillis(0));
        Path other = jar("folder/other.jar", "code", FileTime.fromMillis(1_700_000_000_000L));

        assertThat(build(one)).matches("[0-9a-f]{16}").isEqualTo(build(other));
    }

    @Test
    void isAnotherOneForOtherCode() throws IOException {
        Path one = jar("one.jar", "code", FileTime.fromMillis(0));
        Path other = jar("other.jar", "c0de", FileTime.fromMillis(0));

        assertThat(build(one)).isNotEqualTo(build(other));
        assertThat(build(one, other)).isNotEqualTo(build(one));
    }

    @Test
    void isAnotherOneWhereThatOfAnotherPartIs() {
        String together = Build.of("own", new TreeMap<>(Map.of("a", "1", "b", "2")));

        assertThat(together).matches("[0-9a-f]{16}");
        assertThat(Build.of("own", new TreeMap<>(Map.of("b", "2", "a", "1")))).isEqualTo(together);
        assertThat(Build.of("own", new TreeMap<>(Map.of("a", "1", "b", "3")))).isNotEqualTo(together);
        assertThat(Build.of("own", new TreeMap<>(Map.of("a", "2", "b", "1")))).isNotEqualTo(together);
        assertThat(Build.of("other", new TreeMap<>(Map.of("a", "1", "b", "2")))).isNotEqualTo(together);
    }

    private static String build(Path... jars) throws IOException {
        URL[] urls = new URL[jars.length];
        for (int i = 0; i < jars.length; i++) {
            urls[i] = jars[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, null)) {
            return Build.of(loader);
        }
    }

    private Path jar(String name, String content, FileTime packed) throws IOException {
        Path jar = folder.resolve(name);
        Files.createDirectories(jar.getParent());
        try (FileSystem files = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of("create", "true"))) {
            Files.createDirectories(files.getPath("META-INF"));
            for (String each : new String[] {"META-INF/MANIFEST.MF", "Code.class"}) {
                Path entry = Files.write(files.getPath(each), content.getBytes(StandardCharsets.UTF_8));
                Files.setLastModifiedTime(entry, packed);
            }
        }
        return jar;
    }
}
