package cn.cunkou.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import cn.cunkou.CunkouTest;
import cn.cunkou.access.People;
import cn.cunkou.access.Role;
import java.net.http.HttpResponse;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Bytes that are no text, and characters that no record can hold. */
@CunkouTest
@ExtendWith(OutputCaptureExtension.class)
class UnreadableTests {
    @Autowired People people;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search?q=%B4%E5",
                "/search?q=%ff",
                "/stations?q=%ED%A0%80",
                "/stations?q=%00",
                "/?anything=%ff",
                "/promises?%ff=1",
                "/sign-in?to=%00",
                "/nowhere?q=%ff"
            })
    void aPageSaysSoAndTheLogStaysShort(String address, CapturedOutput output) {
        var answer = people.visitor().get(address);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("内容无法识别", "<html lang=\"zh-CN\"");
        assertThat(answer.headers().firstValue("Content-Language")).hasValue("zh-CN");
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/stations?text=%00",
                "/api/stations?text=%ff",
                "/api/measures?%B4%E5=1",
                "/api/nowhere?q=%ED%A0%80"
            })
    void aProgramGetsAProblem(String address) {
        isProblem(people.program(Role.BUREAU_OFFICER, "441424").get(address));
        isProblem(people.visitor().get(address));
    }

    @Test
    void formsAreReadByTheSameRule(CapturedOutput output) {
        var visitor = people.visitor();
        assertThat(
                        visitor.post("/sign-in", Map.of("name", "a\u0000", "password", "b"))
                                .statusCode())
                .isEqualTo(400);
        var clerk = people.signedIn(Role.ADMINISTRATOR, "441424");
        assertThat(
                        clerk.upload(
                                        "/console/imports",
                                        Map.of("kind", "a\u0000"),
                                        "a.csv",
                                        new byte[9])
                                .statusCode())
                .isEqualTo(400);
        assertThat(output.getAll()).doesNotContain("\tat ");
    }

    @Test
    void textsInJsonAreReadByTheSameRule() {
        var program = people.program(Role.BUREAU_OFFICER, "441424");
        for (var broken : new String[] {"a\\u0000", "\\ud83c", "\\udf3e\\ud83c"}) {
            var answer =
                    program.postJson(
                            "/api/stations", "{\"level\":\"village\",\"name\":\"" + broken + "\"}");
            isProblem(answer);
            assertThat(answer.body()).contains("内容无法识别");
        }
    }

    @Test
    void whatCannotBeSeenIsNotFilledIn() {
        var officer = people.signedIn(Role.ADMINISTRATOR, "*");
        var answer =
                officer.post(
                        "/console/tokens",
                        Map.of(
                                "name", "\u200B\u202E",
                                "role", "bureau-officer",
                                "division", "441424",
                                "until", ""));
        assertThat(answer.statusCode()).as(answer.body()).isIn(400, 422);
    }

    private static void isProblem(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("Content-Type").orElse(""))
                .startsWith("application/problem+json");
    }
}
