package cn.cunkou.projects;

import cn.cunkou.platform.web.FormKeys;
import cn.cunkou.platform.web.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One project with everything about it.
 *
 * @param items the plan's items that it builds, with their pages
 * @param drawn what was paid, by contract and milestone
 * @param due months that have to be reported and are not
 * @param window the last day on which a change may be asked for; null without one
 * @param done what was just done, in words
 */
public record ProjectPage(
        Project project,
        String place,
        LocalDate today,
        List<Option> items,
        List<Contract> contracts,
        Map<UUID, ContractMoney.Drawn> drawn,
        List<Slot> slots,
        List<ProjectPapers.Linked> papers,
        List<Progress> progress,
        List<ProgressCalendar.Due> due,
        List<Inspection> inspections,
        List<Slot> points,
        List<Rectification> rectifications,
        List<Change> changes,
        @Nullable LocalDate window,
        List<Acceptance> acceptances,
        List<Need> needs,
        List<String> filings,
        List<Photos.Photo> photos,
        List<Step> steps,
        List<Event> timeline,
        List<Option> parties,
        @Nullable String done) {
    /** Something that happened. */
    public record Event(LocalDate day, String what, String text, String by) {}

    public String base() {
        return ProjectPages.PATH + "/" + project.id();
    }

    public String key() {
        return FormKeys.fresh();
    }

    /** Whether what was drawn of a contract may be told. */
    public boolean tellsMoney(Contract contract) {
        return drawn.containsKey(contract.id());
    }

    /** What was drawn of a contract or milestone. */
    public ContractMoney.Drawn drawn(UUID of) {
        return drawn.getOrDefault(of, ContractMoney.Drawn.NOTHING);
    }

    /** The photographs of a report, an inspection or a step. */
    public List<Photos.Photo> photosOf(UUID owner) {
        return photos.stream().filter(photo -> photo.owner().equals(owner)).toList();
    }

    /** What happened to a part, the earliest first. */
    public List<Step> stepsOf(UUID part) {
        return steps.stream().filter(step -> step.subject().equals(part)).toList();
    }

    public List<ProjectPapers.Linked> papersIn(String slot) {
        return papers.stream().filter(paper -> paper.slot().equals(slot)).toList();
    }

    /** The words for points of a checklist. */
    public List<String> words(List<String> ids) {
        return ids.stream()
                .map(id ->
                        points.stream()
                                .filter(point -> point.id().equals(id))
                                .map(Slot::label)
                                .findFirst()
                                .orElse(id))
                .toList();
    }

    public long missing() {
        return needs.stream().filter(need -> !need.isMet()).count();
    }

    public boolean isRunning() {
        return project.accepted() == null;
    }

    /** What may be filed: approved changes and passed acceptances. */
    public List<Option> filable() {
        return Stream.concat(
                        acceptances.stream()
                                .filter(one -> one.verdict() == Step.Kind.PASSED)
                                .map(one ->
                                        new Option(
                                                one.id().toString(),
                                                one.day() + " " + one.kind().label())),
                        changes.stream()
                                .filter(one -> one.state() == Change.State.APPROVED)
                                .map(one -> new Option(one.id().toString(), one.day() + " 变更")))
                .toList();
    }
}
