package cn.cunkou.values;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTests {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u200B",
                "\u200B\u200C\u200D\u2060\uFEFF",
                "\u202E",
                "\u00A0",
                "\u3164",
                "\uFE0F",
                " \u200B ",
                "\u2800",
                "\u200B\r\n\u200B"
            })
    void whatNobodySeesIsNothing(String typed) {
        assertThat(VisibleText.of(typed)).isBlank();
    }

    @Test
    void marksOfDirectionAndZeroWidthAreDropped() {
        assertThat(VisibleText.of("\u202Egnp.exe.png")).isEqualTo("gnp.exe.png");
        assertThat(VisibleText.of("张\u200B三\u200D丰\u2066")).isEqualTo("张三丰");
        assertThat(VisibleText.of("水寨\u00A0镇")).isEqualTo("水寨 镇");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "𣒍",
                "塘㙍镇",
                "葛\uDB40\uDD00城",
                "👩\u200D🌾",
                "❤\uFE0F",
                "ᠨᠠᠢᠮᠠ\u180Eᠠ",
                "阿卜杜拉·买买提",
                "安 定"
            })
    void whatBelongsToTheWritingStays(String typed) {
        assertThat(VisibleText.of(typed)).isEqualTo(typed);
    }

    @Test
    void aFileInAFormIsLeftAlone() {
        assertThat(VisibleText.of("plan: a\u200Bb\nitem: c")).isEqualTo("plan: a\u200Bb\nitem: c");
    }

    @Test
    void halfACharacterAndNulAreBroken() {
        assertThat(VisibleText.isBroken("a\u0000")).isTrue();
        assertThat(VisibleText.isBroken("a\uD83C")).isTrue();
        assertThat(VisibleText.isBroken("塘㙍镇𣒍")).isFalse();
    }
}
