package io.turnout.control.api.room.compared;

import static org.assertj.core.api.Assertions.assertThat;

import io.turnout.comparison.noise.FieldState;
import io.turnout.comparison.verdict.FieldVerdict;
import io.turnout.control.shadow.Page;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FieldTreeTest {
    @Test
    void putsStepsThatLeadToOneThingTogether() {
        List<FieldTree> tree = FieldTree.of(
                fields(Map.of("$.items[*].title", FieldState.CLEAN, "$.items[*].day", FieldState.NOISY)), List.of());

        assertThat(tree).singleElement().satisfies(items -> {
            assertThat(items.label()).isEqualTo("$.items[*]");
            assertThat(items.field()).isNull();
            assertThat(items.worst()).isEqualTo(FieldState.NOISY);
            assertThat(items.isNotable()).isFalse();
            assertThat(items.children()).map(FieldTree::label).containsExactlyInAnyOrder(".title", ".day");
        });
    }

    @Test
    void hasWhatIsAlsoAboveSomething() {
        List<FieldTree> tree =
                FieldTree.of(fields(Map.of("$.a", FieldState.CLEAN, "$.a.b", FieldState.DIFFERING)), List.of());

        assertThat(tree).singleElement().satisfies(a -> {
            assertThat(a.label()).isEqualTo("$.a");
            assertThat(a.field().state()).isEqualTo(FieldState.CLEAN);
            assertThat(a.worst()).isEqualTo(FieldState.DIFFERING);
            assertThat(a.children()).map(FieldTree::label).containsExactly(".b");
        });
    }

    @Test
    void takesPathsOfEachSort() {
        Set<String> paths = Set.of(
                "status",
                "header:etag",
                "$['a b'].*",
                "html/main/a@href",
                "row:$.body",
                "row:status",
                "(other)",
                "body");

        List<FieldTree> tree = FieldTree.of(
                fields(paths.stream().collect(Collectors.toMap(path -> path, path -> FieldState.CLEAN))), List.of());

        assertThat(tree)
                .map(FieldTree::label)
                .containsExactlyInAnyOrder(
                        "status", "header:etag", "$['a b'].*", "html/main/a@href", "row:", "(other)", "body");
    }

    @Test
    void hasTheExamplesOfJustThatPath() {
        Page.Example example = new Page.Example("row:$.b", "VALUE", "PUT /x", "1", "2", null, List.of());

        List<FieldTree> tree = FieldTree.of(
                fields(Map.of("row:$.b", FieldState.DIFFERING, "row:$.c", FieldState.CLEAN)), List.of(example));

        assertThat(tree.getFirst().label()).isEqualTo("row:$");
        assertThat(tree.getFirst().children())
                .filteredOn(node -> node.label().equals(".b"))
                .singleElement()
                .satisfies(node -> assertThat(node.examples()).containsExactly(example));
        assertThat(tree.getFirst().examples()).isEmpty();
    }

    private static List<FieldVerdict> fields(Map<String, FieldState> states) {
        return states.entrySet().stream()
                .map(each -> new FieldVerdict(each.getKey(), Set.of(), 10, 0, 0, each.getValue()))
                .toList();
    }
}
