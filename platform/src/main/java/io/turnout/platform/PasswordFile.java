package io.turnout.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Takes the database's password from the file that {@code TURNOUT_DATASOURCE_PASSWORD_FILE} names, as containers get
 * their secrets; so it is in no environment, which every diagnostic prints.
 */
public final class PasswordFile implements ConfigSource {
    static final String VARIABLE = "TURNOUT_DATASOURCE_PASSWORD_FILE";
    private static final String PASSWORD = "quarkus.datasource.password";
    /** Above the environment's 300: who names a file means the file. */
    private static final int ORDINAL = 310;

    private final Map<String, String> properties;

    /** Called by the service loader. */
    public PasswordFile() {
        this(System.getenv());
    }

    PasswordFile(Map<String, String> environment) {
        String file = environment.get(VARIABLE);
        this.properties = file == null || file.isBlank() ? Map.of() : Map.of(PASSWORD, read(Path.of(file)));
    }

    /** The file's one line; an editor's newline at its end is no part of the password. */
    private static String read(Path file) {
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(VARIABLE + " names " + file + ", which cannot be read", e);
        }
    }

    @Override
    public Set<String> getPropertyNames() {
        return properties.keySet();
    }

    @Override
    public String getValue(String name) {
        return properties.get(name);
    }

    @Override
    public String getName() {
        return VARIABLE;
    }

    @Override
    public int getOrdinal() {
        return ORDINAL;
    }
}
