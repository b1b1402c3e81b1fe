package cn.cunkou.disclosure;

import cn.cunkou.papers.PaperFile;
import cn.cunkou.papers.PublicPapers;
import cn.cunkou.plan.PublicRecord;
import cn.cunkou.region.Counties;
import cn.cunkou.values.DivisionCode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;

/** Gathers what public records say. */
@Component
class Sheets {
    private static final Pattern RECORD =
            Pattern.compile("/(papers|disclosure/notices)/([0-9a-f-]{36})");

    private final PublicPapers papers;
    private final PublicNotices notices;
    private final Counties counties;

    Sheets(PublicPapers papers, PublicNotices notices, Counties counties) {
        this.papers = papers;
        this.notices = notices;
        this.counties = counties;
    }

    /** What a record of a class says, with its text, lists and files. */
    Sheet of(DivisionCode county, Section section, PublicRecord record) {
        var notice = id("disclosure/notices", record).flatMap(id -> notices.find(county, id));
        return new Sheet(
                counties.find(county).map(one -> one.name()).orElse(""),
                record.title(),
                record.day(),
                record.values().entrySet().stream()
                        .map(value ->
                                new Sheet.Fact(section.label(value.getKey()), value.getValue()))
                        .toList(),
                notice.map(PublicNotice::said).orElse(null),
                notice.map(PublicNotice::lines).orElse(List.of()),
                id("papers", record).map(papers::files).orElse(List.<PaperFile>of()));
    }

    private static Optional<UUID> id(String register, PublicRecord record) {
        var address = RECORD.matcher(record.href());
        return address.matches() && address.group(1).equals(register)
                ? Optional.of(UUID.fromString(address.group(2)))
                : Optional.empty();
    }
}
