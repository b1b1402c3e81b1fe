package cn.cunkou.visibility.identifiers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import cn.cunkou.visibility.Material;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The vectors that others publish, where they lie beside the repository. */
class IdentifierVectorsTests {
    @BeforeEach
    void whereTheVectorsAre() {
        assumeThat(Material.beside()).isTrue();
    }

    @Test
    void everyUrnHasItsLink() {
        assertThat(
                        misses(
                                "epc-urn-to-dl",
                                vector -> {
                                    var link = Identifiers.canonical(text(vector, "urn"));
                                    // Where the two implementations differ, one leaves characters
                                    // as they are that GS1 escapes.
                                    return text(vector, "second_impl").equals("agrees")
                                            ? link.equals(text(vector, "expect_uri"))
                                            : plain(link).equals(plain(text(vector, "expect_uri")));
                                }))
                .isEmpty();
    }

    @Test
    void everyLinkHasItsUrn() {
        assertThat(
                        misses(
                                "epc-dl-to-urn",
                                vector -> {
                                    var length = vector.path("gcp_length");
                                    var urn =
                                            Epc.of(text(vector, "uri"))
                                                    .flatMap(found ->
                                                            length.isNumber()
                                                                    ? found.urn(length.intValue())
                                                                    : urn(found));
                                    return urn.map(IdentifierVectorsTests::plain)
                                            .equals(Optional.of(plain(text(vector, "expect"))));
                                }))
                .containsExactlyInAnyOrder(
                        // a company prefix of 12 characters that are no digits
                        "https://id.gs1.org/8010/123457-57578",
                        // a slash or question mark as it is, which ends a part of an address
                        "https://id.gs1.org/8004/3575958495850!\"/%_",
                        "https://id.gs1.org/01/49557283728732/10//8484892%",
                        "https://id.gs1.org/01/49367283728732/10//8484892%",
                        "https://id.gs1.org/01/12345678901231/10/!\"%&'()*+,-./19:;<=>",
                        "https://id.gs1.org/01/12345678901231/21//19:;<=>?AZ_az",
                        "https://id.gs1.org/01/78574584574857/235/!\"%&'()*+,-./",
                        "https://id.gs1.org/8004/7324878;><=?",
                        // a GIAI has 30 characters at most
                        "https://id.gs1.org/8004/42512183.SENSOR.TR-07-AVE-583:1",
                        // wrong check digits
                        "https://google.com/8017/123456789012345678",
                        "https://google.com/8017/645933932413121231",
                        "https://id.gs1.org/8006/843948393494893434",
                        "https://id.gs1.org/01/59046477538590/10/2z32746",
                        "https://id.gs1.org/01/59046537003451/10/998877",
                        "https://samsung.com/de/01/12345678901234/10/9999");
    }

    @Test
    void whatIsNoKeyIsNotTakenForOne() {
        assertThat(
                        misses(
                                "epc-urn-dl-invalid",
                                vector ->
                                        Epc.of(text(vector, "input"))
                                                .flatMap(IdentifierVectorsTests::urn)
                                                .isEmpty()))
                // They fail with lengths of the company prefix that the vectors do not tell.
                .containsExactlyInAnyOrder(
                        "https://id.gs1.org/8010/12345678901234A/8011/1111",
                        "https://id.gs1.org/8010/12345678901234/8011/1111",
                        "https://id.gs1.org/401/12345678901",
                        "https://id.gs1.org/401/123456789012",
                        "https://id.gs1.org/8018/123456789012345675",
                        "https://id.gs1.org/417/1234567890128",
                        "https://id.gs1.org/417/1234567890128");
    }

    @Test
    void spellingsOfOneThingAreOneText() {
        assertThat(
                        misses(
                                "hash-canonical-uri",
                                vector -> {
                                    var input = text(vector, "input");
                                    var expected =
                                            vector.path("expect").isNull()
                                                    ? input
                                                    : text(vector, "expect");
                                    return Identifiers.canonical(input).equals(expected)
                                            && Identifiers.canonical(expected).equals(expected);
                                }))
                .isEmpty();
    }

    @Test
    void elementStringsAreReadAndJudged() {
        assertThat(
                        misses(
                                "ai-element-string-validate",
                                vector ->
                                        ElementString.scanned(text(vector, "element_string"), '^')
                                                        .isPresent()
                                                == vector.path("valid").booleanValue()))
                .isEmpty();
        assertThat(
                        misses(
                                "ai-bracketed-parse",
                                vector ->
                                        ElementString.printed(text(vector, "ai_data"))
                                                .map(said -> said.text('^'))
                                                .equals(expected(vector, "expect_element_string"))))
                .isEmpty();
    }

    @Test
    void linksAreReadToTheLetter() {
        assertThat(
                        misses(
                                "digital-link-parse",
                                vector ->
                                        DigitalLink.read(text(vector, "uri"), leave(vector))
                                                .map(said -> said.text('^'))
                                                .equals(expected(vector, "expect_element_string"))))
                .isEmpty();
    }

    @Test
    void linksAreWritten() {
        assertThat(
                        misses(
                                "digital-link-generate",
                                vector -> {
                                    var stem =
                                            vector.path("stem").isNull()
                                                    ? null
                                                    : text(vector, "stem");
                                    return ElementString.printed(text(vector, "ai_data"))
                                            .flatMap(said -> DigitalLink.write(said, stem))
                                            .equals(expected(vector, "expect_uri"));
                                }))
                .isEmpty();
    }

    private static Optional<String> urn(Epc epc) {
        var length = CompanyPrefixes.known().lengthIn(epc);
        return length.isPresent() ? epc.urn(length.getAsInt()) : Optional.empty();
    }

    private static String plain(String uri) {
        return String.valueOf(Letters.unescaped(uri));
    }

    /** What the vectors put in where something else comes out than they say. */
    private static List<String> misses(String name, Predicate<JsonNode> holds) {
        return vectors(name).stream()
                .filter(holds.negate())
                .map(vector ->
                        vector.path("stem").isString()
                                ? vector.toString()
                                : vector.values().iterator().next().asString())
                .toList();
    }

    private static final Map<String, DigitalLink.Leave> OPTIONS =
            Map.of(
                    "permitConvenienceAlphas", DigitalLink.Leave.WORDS,
                    "PermitZeroSuppressedGTINinDLuris", DigitalLink.Leave.SHORT_GTIN);

    private static Set<DigitalLink.Leave> leave(JsonNode vector) {
        var leave = EnumSet.noneOf(DigitalLink.Leave.class);
        vector.path("options")
                .propertyNames()
                .forEach(option -> {
                    if (OPTIONS.containsKey(option)) {
                        leave.add(OPTIONS.get(option));
                    }
                });
        if (vector.path("options").isEmpty()) {
            leave.add(DigitalLink.Leave.ANY_ATTRIBUTE);
        }
        return leave;
    }

    private static Optional<String> expected(JsonNode vector, String name) {
        return vector.path("valid").booleanValue()
                ? Optional.of(text(vector, name))
                : Optional.empty();
    }

    private static List<JsonNode> vectors(String name) {
        Stream<JsonNode> all =
                StreamSupport.stream(
                        Material.json("identifiers/" + name + ".json").spliterator(), false);
        return all.toList();
    }

    private static String text(JsonNode vector, String name) {
        return vector.path(name).asString();
    }
}
