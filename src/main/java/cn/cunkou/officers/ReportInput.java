package cn.cunkou.officers;

import cn.cunkou.values.DivisionCode;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** A report as somebody filled it in, nothing of it checked. */
public record ReportInput(
        @Nullable String kind,
        @Nullable String day,
        @Nullable String division,
        @Nullable String text,
        @Nullable String quantity,
        @Nullable String unit) {

    static ReportInput empty(LocalDate today, @Nullable DivisionCode division) {
        return new ReportInput(
                null,
                today.toString(),
                division == null ? null : division.digits(),
                null,
                null,
                null);
    }

    static ReportInput of(Report.Said said) {
        var quantity = said.quantity();
        return new ReportInput(
                said.kind(),
                said.day().toString(),
                said.division().digits(),
                said.text(),
                quantity == null ? null : quantity.stripTrailingZeros().toPlainString(),
                said.unit());
    }
}
