package cn.cunkou.papers;

import cn.cunkou.papers.PaperFormPage.Option;
import cn.cunkou.papers.PaperFormPage.Places;
import cn.cunkou.platform.Actor;
import cn.cunkou.platform.Scope;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.registry.Registry;
import cn.cunkou.values.DivisionCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Lays out what the pages about papers show. */
@Component
class PaperDesk {
    private final Papers papers;
    private final PaperFiles files;
    private final ItemChoices items;
    private final Registry registry;
    private final Divisions divisions;
    private final Counties counties;

    PaperDesk(
            Papers papers,
            PaperFiles files,
            ItemChoices items,
            Registry registry,
            Divisions divisions,
            Counties counties) {
        this.papers = papers;
        this.files = files;
        this.items = items;
        this.registry = registry;
        this.divisions = divisions;
        this.counties = counties;
    }

    @Transactional(readOnly = true)
    public PaperPage paper(UUID id, @Nullable String done, List<FormFault> faults) {
        var paper = papers.get(id);
        var lineage = papers.lineage(id);
        return new PaperPage(
                paper,
                names(paper.county()).place(paper.division()),
                links(paper),
                files.of(id),
                lineage.subList(1, lineage.size()),
                paper.stands() && Actor.current().actsFor(paper.issuer().id().toString()),
                done,
                faults);
    }

    private List<PaperPage.ItemLink> links(Paper paper) {
        var labels = items.labels(paper.county());
        return paper.fulfils().stream()
                .map(fulfilment ->
                        new PaperPage.ItemLink(
                                labels.getOrDefault(fulfilment.toString(), fulfilment.item()),
                                "/promises/" + fulfilment.item()))
                .toList();
    }

    /** The form as somebody opens it, or gets it back with faults. */
    @Transactional(readOnly = true)
    public PaperFormPage form(
            DivisionCode county,
            @Nullable Paper paper,
            PaperInput input,
            String reason,
            List<FormFault> faults) {
        return new PaperFormPage(
                paper,
                UUID.randomUUID().toString(),
                input,
                reason,
                bodies(county, true),
                places(county),
                items.of(county, input.items()),
                counties.today(county),
                faults);
    }

    /**
     * The bodies of a county that whoever acts can see.
     *
     * @param toWriteFor only those for which they may write
     */
    List<Option> bodies(DivisionCode county, boolean toWriteFor) {
        var actor = Actor.current();
        return registry.bodies(county).stream()
                .filter(body -> !toWriteFor || actor.actsFor(body.id().toString()))
                .map(body -> new Option(body.id().toString(), body.name()))
                .toList();
    }

    Gazetteer names(DivisionCode county) {
        return divisions.gazetteer(county, counties.today(county));
    }

    private List<Places> places(DivisionCode county) {
        var scope = Actor.current().scope();
        var today = counties.today(county);
        var groups = new ArrayList<Places>();
        var villages = divisions.villages(county, Divisions.Base.ALL_COMMITTEES, today);
        if (scope.covers(county.digits())) {
            var whole = new Option(county.digits(), names(county).place(county));
            groups.add(new Places("全县", List.of(whole)));
        }
        for (var town : divisions.children(county, today)) {
            var options = new ArrayList<Option>();
            options.add(new Option(town.code().digits(), town.name()));
            villages.stream()
                    .filter(village -> town.code().contains(village.code()))
                    .map(village ->
                            new Option(
                                    village.code().digits(),
                                    town.name() + " · " + village.shortName()))
                    .forEach(options::add);
            options.removeIf(option -> !inReach(scope, option));
            if (!options.isEmpty()) {
                groups.add(new Places(town.name(), options));
            }
        }
        return groups;
    }

    private static boolean inReach(Scope scope, Option option) {
        return scope.covers(option.value());
    }
}
