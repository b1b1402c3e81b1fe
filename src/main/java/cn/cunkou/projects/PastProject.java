package cn.cunkou.projects;

import cn.cunkou.values.DivisionCode;
import cn.cunkou.values.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A project as it went on so far, everything about it checked.
 *
 * @param papers by place, the numbers of papers of the register
 */
public record PastProject(
        DivisionCode division,
        LocalDate day,
        Project.Terms terms,
        List<Signed> contracts,
        List<Month> months,
        List<Look> looks,
        Map<String, String> papers,
        @Nullable End end) {
    /** A contract; see {@link Contract}. */
    public record Signed(
            Contract.Kind kind,
            String number,
            String title,
            UUID party,
            Money amount,
            LocalDate signed,
            LocalDate starts,
            LocalDate ends,
            List<Due> instalments) {
        public Signed {
            instalments = List.copyOf(instalments);
        }
    }

    /**
     * An instalment.
     *
     * @param reached the day on which it was reported; null while it was not
     * @param confirmed null while nobody confirmed it
     */
    public record Due(
            String title,
            String condition,
            Money amount,
            LocalDate due,
            @Nullable LocalDate reached,
            @Nullable LocalDate confirmed) {}

    /** A month's progress; see {@link Progress}. */
    public record Month(YearMonth month, int percent, String text, LocalDate day) {}

    /**
     * An inspection.
     *
     * @param photos what was photographed
     */
    public record Look(
            Inspection.Kind kind,
            LocalDate day,
            String inspectors,
            String text,
            List<Picture> photos,
            List<Found> found) {
        public Look {
            photos = List.copyOf(photos);
            found = List.copyOf(found);
        }
    }

    /** A picture, JPEG or PNG. */
    public interface Picture {
        /** Its bytes. */
        byte[] bytes();
    }

    /**
     * Something that was found.
     *
     * @param done the day on which it was reported to be put right; null while it is not
     * @param closed null while nobody looked again
     */
    public record Found(
            String text,
            String responsible,
            LocalDate deadline,
            @Nullable LocalDate done,
            @Nullable LocalDate closed) {}

    /**
     * How its acceptance ended.
     *
     * @param report number of the report in the register of papers
     * @param deadline until when it is to be put right; null where it passed
     */
    public record End(
            LocalDate applied,
            LocalDate day,
            String committee,
            String report,
            @Nullable LocalDate deadline) {
        boolean passed() {
            return deadline == null;
        }
    }

    public PastProject {
        contracts = List.copyOf(contracts);
        months = List.copyOf(months);
        looks = List.copyOf(looks);
        papers = Map.copyOf(papers);
    }
}
