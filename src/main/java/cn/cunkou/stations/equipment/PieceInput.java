package cn.cunkou.stations.equipment;

import org.jspecify.annotations.Nullable;

/** A piece of equipment as it is typed; see {@link Piece}. */
public record PieceInput(
        @Nullable String kind,
        @Nullable String model,
        @Nullable String serial,
        @Nullable String fundLine,
        @Nullable String bought) {
    static PieceInput empty() {
        return new PieceInput("", "", "", "", "");
    }
}
