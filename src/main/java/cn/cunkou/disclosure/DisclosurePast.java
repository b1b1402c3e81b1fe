package cn.cunkou.disclosure;

import cn.cunkou.plan.NewNotice;
import cn.cunkou.platform.audit.Audit;
import cn.cunkou.region.Counties;
import cn.cunkou.region.WorkingDays;
import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Sha256;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what a county showed in public and was written before this program was there. */
@Service
public class DisclosurePast {
    private static final int OFFICE_OPENS = 9;

    private final Notices notices;
    private final Snapshots snapshots;
    private final PublicColumn column;
    private final JdbcClient jdbc;
    private final Audit audit;

    DisclosurePast(
            Notices notices,
            Snapshots snapshots,
            PublicColumn column,
            JdbcClient jdbc,
            Audit audit) {
        this.notices = notices;
        this.snapshots = snapshots;
        this.column = column;
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /**
     * A notice of the past, with what was objected to it.
     *
     * @param answer by which the objection was dismissed; null while it is open
     */
    public record PastNotice(
            NewNotice notice, @Nullable String objection, @Nullable String answer) {}

    /**
     * A letter of the past.
     *
     * @param concerns the body that it is about
     * @param contact of whoever wrote it, with their name
     * @param answer null while it waits
     * @param summary the matter in other words, where the answer is shown to everybody
     */
    public record PastLetter(
            Letter.Kind kind,
            String said,
            LocalDate day,
            @Nullable UUID concerns,
            @Nullable String name,
            @Nullable String contact,
            @Nullable String answer,
            String summary) {}

    /** Where the county's published numbers stand. */
    @Transactional
    public void publish(DivisionCode county, Hotline hotline, LocalDate day, String by) {
        jdbc.sql(
                        """
                        insert into disclosure.hotline (division, phone, office, opinion_days, report_days, paper, recorded_at,
                                                        recorded_by)
                        values (:division, :phone, :office, :opinionDays, :reportDays, :paper, :at, :by)
                        """)
                .param("division", county.digits())
                .param("phone", hotline.phone())
                .param("office", hotline.office())
                .param("opinionDays", hotline.opinionDays())
                .param("reportDays", hotline.reportDays())
                .param("paper", hotline.paper())
                .param("at", at(day))
                .param("by", by)
                .update();
    }

    @Transactional
    public void notices(List<PastNotice> past, String by) {
        var ids = notices.load(past.stream().map(PastNotice::notice).toList());
        for (var i = 0; i < ids.size(); i++) {
            var one = past.get(i);
            if (one.objection() != null) {
                object(
                        ids.get(i),
                        one.notice().division(),
                        one.notice().from(),
                        one.objection(),
                        one.answer(),
                        by);
            }
        }
    }

    /** An objection of somebody without a name to a notice that runs, not answered yet. */
    @Transactional
    public void object(UUID notice, String said) {
        var of = notices.get(notice);
        object(notice, of.division(), of.from(), said, null, "");
    }

    private void object(
            UUID notice,
            DivisionCode county,
            LocalDate from,
            String said,
            @Nullable String answer,
            String by) {
        jdbc.sql(
                        """
                        insert into disclosure.objection (notice, division, form, said, day, verdict, answer, answered_at, answered_by)
                        values (:notice, :division, :form, :said, :day, :verdict, :answer, :at, :by)
                        """)
                .param("notice", notice)
                .param("division", county.digits())
                .param("form", Sha256.hex("past\n", notice.toString(), said))
                .param("said", said)
                .param("day", from.plusDays(1))
                .param("verdict", answer == null ? null : "dismissed")
                .param("answer", answer)
                .param("at", answer == null ? null : at(from.plusDays(2)))
                .param("by", answer == null ? null : by)
                .update();
    }

    /** Letters of one county. */
    @Transactional
    public void letters(DivisionCode county, List<PastLetter> past, String by) {
        for (var i = 0; i < past.size(); i++) {
            letter(
                    county,
                    past.get(i),
                    Sha256.hex("past\n", county.digits(), String.valueOf(i)),
                    by);
        }
        audit.record(
                "批量登记来信",
                new Audit.Subject(
                        "letters",
                        county.digits(),
                        "%d件来信".formatted(past.size()),
                        county.digits()),
                null,
                past.size(),
                null);
    }

    private void letter(DivisionCode county, PastLetter past, String form, String by) {
        var receipt = Receipt.of(form, past.day());
        var id =
                jdbc.sql(
                                """
                                insert into disclosure.letter (division, number, secret, form, kind, concerns, said, name, contact, day,
                                                               due)
                                values (:division, :number, :secret, :form, :kind, :concerns, :said, :name, :contact, :day, :due)
                                returning id
                                """)
                        .param("division", county.digits())
                        .param("number", receipt.number())
                        .param("secret", receipt.secret())
                        .param("form", form)
                        .param("kind", past.kind().id())
                        .param("concerns", past.concerns())
                        .param("said", past.said())
                        .param("name", past.name())
                        .param("contact", past.contact())
                        .param("day", past.day())
                        .param(
                                "due",
                                WorkingDays.china().plus(past.day(), Hotline.USUAL.opinionDays()))
                        .query(UUID.class)
                        .single();
        if (past.answer() != null) {
            var day = WorkingDays.china().plus(past.day(), 6);
            jdbc.sql(
                            """
                            insert into disclosure.letter_step (letter, division, number, kind, said, shown, summary, day, recorded_at,
                                                                recorded_by)
                            values (:letter, :division, 1, 'answered', :said, :shown, :summary, :day, :at, :by)
                            """)
                    .param("letter", id)
                    .param("division", county.digits())
                    .param("said", past.answer())
                    .param("shown", !past.summary().isEmpty())
                    .param("summary", past.summary())
                    .param("day", day)
                    .param("at", at(day))
                    .param("by", by)
                    .update();
        }
    }

    /**
     * Copies the newest records of a class, as if they had been put up at an address of a website.
     *
     * @param section {@code catalogue/entry}
     * @param address with a place for a number, {@code https://www.example.gov.cn/%d.html}
     */
    @Transactional
    public void copies(DivisionCode county, String section, int most, String address, String by) {
        var records =
                column.find(county, section).map(Section::records).orElse(List.of()).stream()
                        .filter(record -> record.href().startsWith("/papers/"))
                        .limit(most)
                        .toList();
        for (var i = 0; i < records.size(); i++) {
            var copy = snapshots.make(county, section, records.get(i).href());
            jdbc.sql(
                            """
                            insert into disclosure.posting (snapshot, division, channel, address, posted_at, recorded_at, recorded_by)
                            values (:snapshot, :division, 'website', :address, :at, :at, :by)
                            """)
                    .param("snapshot", copy)
                    .param("division", county.digits())
                    .param("address", address.formatted(i + 1))
                    .param("at", at(records.get(i).day().plusDays(1)))
                    .param("by", by)
                    .update();
        }
    }

    private static OffsetDateTime at(LocalDate day) {
        return day.atTime(OFFICE_OPENS, 0).atZone(Counties.ZONE).toOffsetDateTime();
    }
}
