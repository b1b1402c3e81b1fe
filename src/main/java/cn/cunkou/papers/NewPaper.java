package cn.cunkou.papers;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Period;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A paper to be registered, everything about it checked. Its parts are those of {@link Paper}. */
public record NewPaper(
        DivisionCode division,
        UUID body,
        PaperKind kind,
        @Nullable String number,
        String title,
        LocalDate day,
        @Nullable Period covers,
        boolean open,
        String note,
        List<Fulfilment> fulfils) {
    public NewPaper {
        fulfils = List.copyOf(fulfils);
    }
}
