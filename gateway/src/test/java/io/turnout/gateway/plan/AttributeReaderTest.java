package io.turnout.gateway.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.turnout.platform.identity.Role;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributeReaderTest {
    private static final String GOOD = """
            upstreams:
              old: { url: "http://old.example" }
              orders: { url: "http://orders.example" }
              stock: { url: "http://stock.example" }
            datasets:
              stock: { capabilities: [stock-read, front, stock-in-front] }
              orders: { capabilities: [orders-read, front], after: [stock] }
            capabilities:
              stock-in-front:
                attribute: stock
                of: front
                rules: ["ignore $.at because of its clock"]
                personal: [$.who]
              orders-read: { routes: [GET /orders], legacy: old, candidate: orders }
              stock-read: { routes: [GET /stock], legacy: old, candidate: stock }
              front:
                routes: [GET /, GET /about, POST /]
                legacy: old
                candidate: compose
                access: editor
                rules: ["ignore $.day because of its clock"]
              back: { routes: [POST /back], legacy: old, candidate: compose, stage: legacy }
            """;

    @Test
    void hasWhatItsWholeHasOnTheRoutesThatItIsIn() throws PlanException {
        Plan plan = read(GOOD);

        Capability attribute = plan.capabilities().getLast();
        assertThat(attribute.name()).isEqualTo("stock-in-front");
        assertThat(attribute.attribute()).isEqualTo(new Attribute("stock", "front"));
        assertThat(attribute.routes()).extracting(RouteTemplate::text).containsExactly("GET /");
        assertThat(attribute.legacy().label()).isEqualTo("old");
        assertThat(attribute.candidate()).isEqualTo(new Side.Composing("front"));
        assertThat(attribute.datasets()).containsExactly("stock");
        assertThat(attribute.access()).isEqualTo(Role.EDITOR);
        assertThat(attribute.rules().all()).hasSize(2);
        assertThat(attribute.personal()).hasSize(1);

        Capability front = plan.capabilities().get(2);
        assertThat(plan.attributeOf(front, front.routes().get(0))).isEqualTo(attribute);
        assertThat(plan.attributeOf(front, front.routes().get(1))).isNull();
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            attribute: stock | attribute: stok | 10 | which is not asked for "front"; did you mean "stock"?
            attribute: stock | attribute: | 10 | needs a value for "attribute"
            attribute: stock | attribute: orders | 10 | must be among the "capabilities" of "orders", and of no other dataset
            attribute: stock | attribute: orders | 10 | is made of "orders", which moves after "stock"
            attribute: stock | routes: [GET /x] | 10 | does not know "routes"
            attribute: stock | stage: legacy | 10 | does not know "stage"
            attribute: stock | # | 11 | has no "attribute"
            front, stock-in-front] | front] | 10 | must be among the "capabilities" of "stock"
            orders-read, front] | orders-read, front, stock-in-front] | 10 | and of no other dataset
            [stock-read, front, stock-in-front] | [stock-read, stock-in-front] | 10 | which gets none of the data of "front"
            of: front | of: fornt | 11 | is of the unknown capability "fornt"; did you mean "front"?
            of: front | of: stock-in-front | 11 | which is an attribute itself
            of: front | of: orders-read | 11 | which does not go from an upstream to "compose"
            of: front | of: back | 11 | is of "back", of which nothing is read that "stock" gives
            of: front | # | 10 | has no "of"
            capabilities:\\n | capabilities:\\n  b: { attribute: stock, of: front }\\n | 12 | a second attribute of "front" beside "b"
            """)
    void saysInWhichLineWhatIsWrongAndHowToMendIt(String good, String bad, int line, String sentence) {
        String from = good.replace("\\n", "\n");
        assertThat(GOOD).contains(from);

        assertThatThrownBy(() -> read(GOOD.replace(from, bad.replace("\\n", "\n"))))
                .asInstanceOf(type(PlanException.class))
                .satisfies(e -> assertThat(e.errors()).anySatisfy(error -> {
                    assertThat(error.message()).contains(sentence);
                    assertThat(error.line()).isEqualTo(line);
                }));
    }

    private static Plan read(String yaml) throws PlanException {
        Set<String> all = Set.of("orders", "stock");
        CompositionRules front =
                new CompositionRules(Map.of("GET /", all, "GET /about", Set.of("orders"), "POST /", all));
        CompositionRules back = new CompositionRules(Set.of("POST /back"), all);
        return new PlanReader(Map.of("front", front, "back", back), name -> null)
                .read(yaml.getBytes(StandardCharsets.UTF_8));
    }
}
