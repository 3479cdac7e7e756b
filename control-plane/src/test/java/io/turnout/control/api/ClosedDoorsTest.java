package io.turnout.control.api;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import io.turnout.testing.IdentityResource;
import io.turnout.testing.Tokens;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever changes something, in the API and in the room, is for operators: found by looking at all resources, so that none is forgotten. */
@QuarkusTest
@QuarkusTestResource(ControlResource.class)
@QuarkusTestResource(IdentityResource.class)
class ClosedDoorsTest {
    private static final List<Class<? extends Annotation>> CHANGING =
            List.of(POST.class, PUT.class, PATCH.class, DELETE.class);
    private static final Set<String> OPEN_TO_ALL = Set.of("/control/sign-in", "/control/sign-out");

    /** @param method such as {@code PUT} */
    record Door(String method, String path) {
        boolean isOfTheRoom() {
            return path.startsWith("/control");
        }
    }

    static List<Door> doors() {
        return new ClassFileImporter()
                .importPath(java.nio.file.Path.of("target", "classes")).stream()
                        .filter(type -> type.isAnnotatedWith(Path.class))
                        .flatMap(type -> type.getMethods().stream().flatMap(method -> doors(type, method)))
                        .filter(door -> door.path.startsWith("/api/control") || door.isOfTheRoom())
                        .filter(door -> !OPEN_TO_ALL.contains(door.path))
                        .toList();
    }

    private static Stream<Door> doors(JavaClass type, JavaMethod method) {
        String path = type.getAnnotationOfType(Path.class).value()
                + method.tryGetAnnotationOfType(Path.class)
                        .map(below -> "/" + below.value())
                        .orElse("");
        return CHANGING.stream()
                .filter(method::isAnnotatedWith)
                .map(verb -> new Door(verb.getSimpleName(), path.replaceAll("\\{[^}]*}", "1")));
    }

    @Test
    void thereAreMany() {
        assertThat(doors()).filteredOn(Door::isOfTheRoom).hasSizeGreaterThan(10);
        assertThat(doors()).filteredOn(door -> !door.isOfTheRoom()).hasSizeGreaterThan(10);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void areClosedToWhoIsNoOperator(Door door) {
        String token = Tokens.of("eve", "editor");

        int status = (door.isOfTheRoom()
                        ? at(door).header("Cookie", "turnout-session=" + token)
                        : at(door).header("Authorization", "Bearer " + token))
                .request(door.method, door.path)
                .statusCode();

        assertThat(status).isEqualTo(403);
    }

    @ParameterizedTest
    @MethodSource("doors")
    void areClosedToNobody(Door door) {
        assertThat(at(door).request(door.method, door.path).statusCode()).isEqualTo(door.isOfTheRoom() ? 303 : 401);
    }

    private static RequestSpecification at(Door door) {
        return given().noFilters()
                .redirects()
                .follow(false)
                .contentType(door.isOfTheRoom() ? "application/x-www-form-urlencoded" : "application/json")
                .body(door.isOfTheRoom() ? "reason=x" : "{}");
    }
}
