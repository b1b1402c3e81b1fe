package cn.cunkou.measures;

import cn.cunkou.platform.web.Faulty;
import cn.cunkou.platform.web.FormFault;
import cn.cunkou.region.County;
import cn.cunkou.values.DivisionCode.Level;
import java.util.List;

/**
 * The form of a new series.
 *
 * @param key under which it is recorded once
 */
public record SeriesFormPage(County county, String key, SeriesInput input, List<FormFault> faults)
        implements Faulty {

    public List<Level> levels() {
        return SeriesChecks.LEVELS;
    }

    public List<Aggregate> aggregates() {
        return SeriesChecks.AGGREGATES;
    }

    public List<Rhythm> rhythms() {
        return List.of(Rhythm.values());
    }

    /** The word of a choice in the form. */
    public String word(Enum<?> choice) {
        return ExternalSeries.word(choice);
    }
}
