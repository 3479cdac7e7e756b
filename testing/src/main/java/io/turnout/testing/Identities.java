package io.turnout.testing;

import java.util.List;
import java.util.stream.Stream;

/** Callers for tests of what a role allows: {@code @MethodSource("io.turnout.testing.Identities#all")}. */
public final class Identities {
    private Identities() {}

    /**
     * Somebody, or nobody.
     *
     * @param roles null for nobody, who sends no token
     */
    public record Identity(String name, List<String> roles) {
        public boolean isSomebody() {
            return roles != null;
        }

        public boolean is(String role) {
            return isSomebody() && roles.contains(role);
        }

        /** The value of {@code Authorization}; only for somebody. */
        public String bearer() {
            return Tokens.bearer(name, roles.toArray(String[]::new));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    public static Stream<Identity> all() {
        return Stream.of(
                new Identity("nobody", null),
                new Identity("somebody-without-a-role", List.of()),
                new Identity("somebody-of-another-system", List.of("Editor", "admin", "attendees")),
                new Identity("attendee", List.of("attendee")),
                new Identity("editor", List.of("editor")),
                new Identity("operator", List.of("operator")),
                new Identity("all-in-one", List.of("attendee", "editor", "operator")));
    }
}
