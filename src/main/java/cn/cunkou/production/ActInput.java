package cn.cunkou.production;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An act as it is sent, unchecked. Instants are ISO with an offset.
 *
 * @param id a UUID made where it was recorded; the same one sent again is the same act
 * @param batch id of the batch
 * @param act id of an act of the batch's crop
 * @param fields by the ids of the act's fields; amounts as 12.5斤, photographs as {@code data:}
 *     addresses; {@code lot} is the number of a lot
 * @param happenedAt by the clock of whoever sends
 * @param enteredAt when it was tapped in, where that was later
 */
@Schema(name = "NewProductionAct")
public record ActInput(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "UUID，重发时不变")
                @Nullable String id,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "生产批的编号")
                @Nullable String batch,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "品类模板里农事的编号")
                @Nullable String act,
        @Schema(description = "模板里这种农事要填的栏目") @Nullable Map<String, @Nullable String> fields,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "做的时间，带时区")
                @Nullable String happenedAt,
        @Schema(description = "记的时间；补记的才和做的时间不同") @Nullable String enteredAt) {

    public ActInput {
        fields = fields == null ? Map.of() : new TreeMap<>(fields);
    }

    /** What was filled in. */
    Map<String, @Nullable String> given() {
        return fields == null ? Map.of() : fields;
    }

    /**
     * Several at once.
     *
     * @param sentAt what the sender's clock says now; tells how far it is off
     */
    @Schema(name = "NewProductionActs")
    public record Sent(
            @Schema(description = "发送时手机的时间；有它，手机时钟不准也能算对") @Nullable String sentAt,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, description = "一次最多500条")
                    @Nullable List<@Nullable ActInput> acts) {}
}
