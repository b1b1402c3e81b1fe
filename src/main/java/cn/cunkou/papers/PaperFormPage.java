package cn.cunkou.papers;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.platform.web.Option;
import cn.cunkou.region.PlaceOptions;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The form that registers a paper, or corrects one.
 *
 * @param paper the one to be corrected; null for a new one
 * @param key makes the form count once, however often it is sent
 * @param reason of the correction, as typed
 */
public record PaperFormPage(
        @Nullable Paper paper,
        String key,
        PaperInput input,
        String reason,
        List<Option> bodies,
        List<PlaceOptions.Group> places,
        List<Group> items,
        LocalDate today,
        List<FormFault> faults)
        implements Faulty {

    /**
     * The items that one body answers for.
     *
     * @param own whether it is the reader's own
     */
    public record Group(String owner, boolean own, List<Choice> choices) {
        public boolean hasChosen() {
            return choices.stream().anyMatch(Choice::chosen);
        }

        public long open() {
            return choices.stream().filter(choice -> !choice.done()).count();
        }
    }

    /**
     * An item of the plan.
     *
     * @param due in words
     * @param done whether a paper fulfils it already
     */
    public record Choice(
            String value, String label, String kind, String due, boolean done, boolean chosen) {}

    public List<Option> kinds() {
        return Stream.of(PaperKind.values())
                .map(kind -> new Option(kind.id(), kind.label()))
                .toList();
    }

    public boolean isNew() {
        return paper == null;
    }

    public String action() {
        return paper == null
                ? PaperPages.PATH + "/new"
                : PaperPages.PATH + "/" + paper.id() + "/correct";
    }

    public String back() {
        return paper == null ? PaperPages.PATH : PaperPages.PATH + "/" + paper.id();
    }
}
