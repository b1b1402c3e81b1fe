package cn.cunkou.visibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import cn.cunkou.visibility.CaptureJob.Behaviour;
import cn.cunkou.visibility.CaptureJob.Error;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CaptureJobXmlTests {
    private static final Instant BEGUN = Instant.parse("2026-03-01T00:00:00.123456Z");

    @Test
    void howItStandsWithACaptureKeepsTheSchemaOfTheStandard() throws Exception {
        var schema =
                SchemaFactory.newDefaultInstance()
                        .newSchema(getClass().getResource("/xsd/2_0_0/EPCglobal-epcis-2_0.xsd"));
        var wrong =
                new Error(
                        "epcisException:ValidationException",
                        "事件不符合标准",
                        400,
                        "action is missing",
                        "/epcisBody/eventList/0");
        for (var job :
                List.of(
                        job(null, true, List.of()),
                        job(BEGUN.plusSeconds(4), true, List.of()),
                        job(BEGUN.plusSeconds(4), false, List.of(wrong, wrong)))) {
            var xml = CaptureJobXml.of(job.shown());
            assertThatCode(() ->
                            schema.newValidator()
                                    .validate(new StreamSource(new ByteArrayInputStream(xml))))
                    .as(new String(xml, StandardCharsets.UTF_8))
                    .doesNotThrowAnyException();
            assertThat(new String(xml, StandardCharsets.UTF_8)).contains("eventsStored", ">2</");
        }
    }

    private static CaptureJob job(@Nullable Instant finished, boolean success, List<Error> errors) {
        return new CaptureJob(
                UUID.fromString("7b0e5a5e-0d4c-4d43-9d9c-0a8d3c0f7a11"),
                BEGUN,
                finished,
                success,
                Behaviour.PROCEED,
                2,
                errors);
    }
}
