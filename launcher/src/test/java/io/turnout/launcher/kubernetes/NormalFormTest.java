package io.turnout.launcher.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NormalFormTest {
    @Test
    void isTheSameForMembersAndNamedThingsInAnyOrder() {
        String one = """
                kind: Deployment
                metadata: {labels: {b: x, a: y}}
                ports: [{name: http, port: 80}, {name: admin, port: 81}]
                """;
        String other = """
                metadata: {labels: {a: y, b: x}}
                ports: [{port: 81, name: admin}, {port: 80, name: http}]
                kind: Deployment
                """;

        assertThat(NormalForm.of(one)).isEqualTo(NormalForm.of(other));
    }

    @Test
    void keepsTheOrderThatSaysSomething() {
        assertThat(NormalForm.of("command: [b, a]\nrules: [{verb: get}, {verb: add}]\n"))
                .isEqualTo("""
                        ---
                        command:
                          - b
                          - a
                        rules:
                          - verb: get
                          - verb: add
                        """);
    }

    @Test
    void keepsTextTextAndNumbersNumbers() {
        assertThat(NormalForm.of("a: '8080'\nb: 8080\nc: 'true'\nd: true\ne: ''\n"))
                .isEqualTo("---\na: \"8080\"\nb: 8080\nc: \"true\"\nd: true\ne: \"\"\n");
    }

    @Test
    void keepsTextThatLooksLikeADateText() {
        assertThat(NormalForm.of("a: '2026-11-30'\n")).isEqualTo("---\na: \"2026-11-30\"\n");
    }

    @Test
    void keepsAllDocuments() {
        assertThat(NormalForm.of("---\nkind: A\n---\nkind: B\n")).isEqualTo("---\nkind: A\n---\nkind: B\n");
    }
}
