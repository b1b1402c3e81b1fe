package cn.cunkou.production;

import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A place as it was filled in. See {@link Place}. */
@Schema(name = "NewProductionPlace")
public record PlaceInput(
        @Schema(description = "所在区划代码") @Nullable String division,
        @Schema(description = "生产者（主体）的编号") @Nullable String producer,
        @Schema(description = "大棚、池塘、车间等") @Nullable String kind,
        @Nullable String name,
        @Nullable String area,
        @Schema(description = "亩或平方米") @Nullable String unit,
        @Schema(description = "WGS 84经度") @Nullable String longitude,
        @Schema(description = "WGS 84纬度") @Nullable String latitude) {}
