package cn.cunkou.papers;

import cn.cunkou.platform.Actor;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.Counties;
import cn.cunkou.region.Divisions;
import cn.cunkou.region.Gazetteer;
import cn.cunkou.region.PlaceOptions;
import cn.cunkou.registry.BodyOptions;
import cn.cunkou.values.DivisionCode;
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
    private final BodyOptions bodies;
    private final PlaceOptions places;
    private final Divisions divisions;
    private final Counties counties;

    PaperDesk(
            Papers papers,
            PaperFiles files,
            ItemChoices items,
            BodyOptions bodies,
            PlaceOptions places,
            Divisions divisions,
            Counties counties) {
        this.papers = papers;
        this.files = files;
        this.items = items;
        this.bodies = bodies;
        this.places = places;
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
                bodies.own(county),
                places.of(county),
                items.of(county, input.items()),
                counties.today(county),
                faults);
    }

    Gazetteer names(DivisionCode county) {
        return divisions.gazetteer(county, counties.today(county));
    }
}
