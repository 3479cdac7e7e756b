package io.turnout.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PasswordFileTest {
    @TempDir
    private Path folder;

    @Test
    void takesThePasswordFromTheFileWithoutTheLastNewline() throws IOException {
        Path file = Files.writeString(folder.resolve("db"), " s3cret \\é\n");

        PasswordFile source = new PasswordFile(Map.of(PasswordFile.VARIABLE, file.toString()));

        assertThat(source.getValue("quarkus.datasource.password")).isEqualTo(" s3cret \\é");
        assertThat(source.getPropertyNames()).containsExactly("quarkus.datasource.password");
    }

    @Test
    void hasNothingToSayWhereNoFileIsNamed() {
        PasswordFile source = new PasswordFile(Map.of(PasswordFile.VARIABLE, ""));

        assertThat(source.getPropertyNames()).isEmpty();
        assertThat(source.getValue("quarkus.datasource.password")).isNull();
    }

    @Test
    void namesTheFileThatCannotBeRead() {
        Map<String, String> environment =
                Map.of(PasswordFile.VARIABLE, folder.resolve("none").toString());

        assertThatThrownBy(() -> new PasswordFile(environment)).hasMessageContaining("none");
    }

    @Test
    void isFoundByTheServiceLoader() {
        assertThat(ServiceLoader.load(ConfigSource.class)).hasAtLeastOneElementOfType(PasswordFile.class);
    }
}
