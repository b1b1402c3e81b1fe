package cn.cunkou.traceability;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.traceability.Looks.Phone;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Answers codes that arrive as text messages; the carrier hands them in and sends the answer. */
@RestController
@Tag(name = "messages", description = "短信：运营商送来的上行短信")
class InboundMessages {
    static final String PATH = "/api/messages/inbound";
    static final String SIGNATURE = "Cunkou-Signature";

    private final Looks looks;
    private final JsonMapper json;
    private final Clock clock;
    private final @Nullable CarrierSecret secret;

    @Autowired
    InboundMessages(
            Looks looks,
            JsonMapper json,
            Clock clock,
            @Value("${cunkou.sms-secret-file:}") String secretFile) {
        this(looks, json, clock, CarrierSecret.read(secretFile));
    }

    InboundMessages(Looks looks, JsonMapper json, Clock clock, @Nullable CarrierSecret secret) {
        this.looks = looks;
        this.json = json;
        this.clock = clock;
        this.secret = secret;
    }

    /**
     * A text message that came in.
     *
     * @param from the sender's number; not kept
     */
    record Message(@Nullable String from, @Nullable String text) {}

    /** What to answer, at most 70 characters. */
    record Reply(String reply) {}

    @PostMapping(PATH)
    @Operation(
            summary = "上行短信查码",
            description =
                    "请求体{\"from\",\"text\"}；请求头Cunkou-Signature为t=秒,v1=十六进制HMAC-SHA-256(秒.请求体)，五分钟内有效。答复不超过70字。")
    Reply answer(
            @RequestHeader(name = SIGNATURE, required = false) @Nullable String signature,
            @RequestBody byte[] body) {
        if (secret == null) {
            throw Problem.notFound("短信查询");
        }
        if (!secret.signed(signature, body, clock.instant())) {
            throw new Problem(HttpStatus.FORBIDDEN, "没有权限", "签名不对，或者过了五分钟。", List.of());
        }
        var message = read(body);
        return new Reply(reply(message.from(), Objects.requireNonNullElse(message.text(), "")));
    }

    private Message read(byte[] body) {
        try {
            return json.readValue(body, Message.class);
        } catch (JacksonException e) {
            throw Problem.badRequest("请求体不是要求的JSON。");
        }
    }

    private String reply(@Nullable String from, String text) {
        // People write words around the code; a code has none but ASCII letters and digits.
        var plain = text.replaceAll("[^0-9A-Za-z]", "");
        var code = plain.substring(Math.max(0, plain.length() - ItemCode.LENGTH));
        var sender = "sms " + Objects.requireNonNullElse(from, "");
        return TextAnswer.of(
                looks.known(code)
                        .map(known ->
                                looks.look(known, new Phone(sender, sender), Looks.Way.MESSAGE))
                        .orElseGet(() -> Seen.none(code)));
    }
}
