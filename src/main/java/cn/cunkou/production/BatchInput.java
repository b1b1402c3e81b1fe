package cn.cunkou.production;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A batch as it was filled in; days as 2019-11-05. See {@link Batch}. */
@Schema(name = "NewProductionBatch")
public record BatchInput(
        @Schema(description = "生产场所的编号") @Nullable String place,
        @Schema(description = "产品的编号，是同一个生产者的") @Nullable String product,
        @Schema(description = "品类模板的编号，如rice") @Nullable String crop,
        @Schema(description = "从哪天起，如2019-11-05") @Nullable String from,
        @Schema(description = "预计哪天起采收，可以不给") @Nullable String until) {}
