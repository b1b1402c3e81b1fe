package cn.cunkou.traceability;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A lot of another platform as it was filled in; see {@link ForeignLot}. */
public record ForeignLotInput(
        @Nullable String division,
        @Nullable String platform,
        @Nullable String number,
        @Nullable String product,
        @Nullable String producer,
        @Nullable String gtin,
        @Nullable String madeOn,
        @Nullable String expiresOn,
        @Nullable String address,
        @Nullable String firstCode,
        @Nullable String lastCode) {
    static ForeignLotInput of(ForeignLot lot) {
        return new ForeignLotInput(
                lot.division(),
                lot.platform(),
                lot.number(),
                lot.product(),
                lot.producer(),
                lot.gtin(),
                lot.madeOn().toString(),
                lot.expiresOn() == null ? null : Objects.toString(lot.expiresOn()),
                lot.address(),
                lot.firstCode(),
                lot.lastCode());
    }
}
