package io.turnout.gateway.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.gateway.plan.RouteTemplate;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RouteTableTest {
    private final RouteTable<String> table = table(
            "GET /",
            "GET /a",
            "GET /a/{x}",
            "GET /a/{x}?with=more",
            "GET /a/b",
            "GET /a/b/c",
            "GET /a/{x}/d",
            "POST /a/{x}",
            "GET /files/**",
            "OPTIONS /a");

    @ParameterizedTest
    @CsvSource(nullValues = "-", delimiter = '|', textBlock = """
            GET | / | - | GET /
            GET | /a | - | GET /a
            HEAD | /a | - | GET /a
            GET | /a/1 | - | GET /a/{x}
            GET | /a/1 | with=more | GET /a/{x}?with=more
            GET | /a/1 | q=1&with=more&z | GET /a/{x}?with=more
            GET | /a/1 | with=%6dore | GET /a/{x}?with=more
            GET | /a/1 | wit%68=more | GET /a/{x}?with=more
            GET | /a/1 | with=less&with=more | GET /a/{x}
            GET | /a/1 | without=more | GET /a/{x}
            GET | /a/b | with=more | GET /a/b
            GET | /a/b/c | - | GET /a/b/c
            GET | /a/b/d | - | GET /a/{x}/d
            POST | /a/b | - | POST /a/{x}
            GET | /files/x/y/z | - | GET /files/**
            GET | /files/ | - | GET /files/**
            GET | /files | - | -
            GET | /a/ | - | -
            GET | /a/1/2 | - | -
            GET | /A | - | -
            PUT | /a | - | -
            """)
    void findsTheMostSpecificRoute(String method, String path, String query, String route) {
        assertThat(table.find(method, path, query)).isEqualTo(route);
    }

    @Test
    void knowsTheMethodsOfAPath() {
        assertThat(table.methods("/a/1", null)).containsExactly("GET", "HEAD", "OPTIONS", "POST");
        assertThat(table.methods("/none", null)).isEmpty();
    }

    private static RouteTable<String> table(String... routes) {
        Map<RouteTemplate, String> targets =
                Arrays.stream(routes).collect(Collectors.toMap(RouteTemplate::parse, Function.identity()));
        return new RouteTable<>(targets);
    }
}
