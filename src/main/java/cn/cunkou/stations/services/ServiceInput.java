package cn.cunkou.stations.services;

import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A service as it is sent, unchecked. Instants are ISO with an offset.
 *
 * @param id a UUID made where it was recorded; the same one sent again is the same service
 * @param kind id of an entry of the plan's catalogue
 * @param fields by the ids of the kind's fields; photos as {@code data:} addresses
 * @param happenedAt by the clock of whoever sends
 * @param enteredAt when it was tapped in, where that was later
 * @param replaces the service that this one corrects
 */
@Schema(name = "NewService")
public record ServiceInput(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "UUID，重发时不变")
                @Nullable String id,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "方案服务清单里的编号")
                @Nullable String kind,
        @Schema(description = "清单里这一种要填的栏目") @Nullable Map<String, @Nullable String> fields,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "办的时间，带时区")
                @Nullable String happenedAt,
        @Schema(description = "记的时间；补记的才和办的时间不同") @Nullable String enteredAt,
        @Schema(description = "村民的手机号，可以不给") @Nullable String phone,
        @Nullable Where position,
        @Schema(description = "主体（农户、个人）的编号，可以不给") @Nullable String party,
        @Schema(description = "这一条更正的是哪一条") @Nullable String replaces) {

    public ServiceInput {
        fields = fields == null ? Map.of() : new TreeMap<>(fields);
    }

    /** What was filled in. */
    Map<String, @Nullable String> given() {
        return fields == null ? Map.of() : fields;
    }

    /** Where the phone was: degrees of WGS 84, and how far off that may be, in metres. */
    @Schema(name = "ServicePosition")
    public record Where(
            @Nullable BigDecimal longitude,
            @Nullable BigDecimal latitude,
            @Nullable Integer accuracy) {}

    /**
     * Several at once.
     *
     * @param sentAt what the sender's clock says now; tells how far it is off
     */
    @Schema(name = "NewServices")
    public record Batch(
            @Schema(description = "发送时手机的时间；有它，手机时钟不准也能算对") @Nullable String sentAt,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "一次最多500条")
                    @Nullable List<@Nullable ServiceInput> services) {}
}
