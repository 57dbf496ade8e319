package dev.stepwright.engine.asl.source;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PlaceTest {

    private final Place root = Place.root(SourceText.read("""
            { "a/b": [ { "c~d": 1 }, [] ],
              "e": null }""", Format.JSON, new Findings()).orElseThrow());

    @Test
    void pointsAsTheJsonPointerAndAsAwsDoes() {
        var place = root.get("a/b").orElseThrow().items().getFirst().get("c~d").orElseThrow();
        assertThat(place.pointer()).isEqualTo("/a~1b/0/c~0d");
        assertThat(place.location()).isEqualTo("/a/b[0]/c~d");
        assertThat(root.pointer()).isEmpty();
        assertThat(root.location()).isEqualTo("/");
    }

    @Test
    void goesWhereAPointerLeadsAndStopsWhereItLeadsNowhere() {
        assertThat(root.at("/a~1b/0/c~0d").json().intValue()).isEqualTo(1);
        assertThat(root.at("/a~1b/7").pointer()).isEqualTo("/a~1b");
        assertThat(root.at("")).isSameAs(root);
    }

    @Test
    void knowsWhereValuesAndNamesStand() {
        var e = root.get("e").orElseThrow();
        assertThat(e.key()).isEqualTo(new Position(2, 3));
        assertThat(e.position()).isEqualTo(new Position(2, 8));
        assertThat(e.isNull()).isTrue();
    }
}
