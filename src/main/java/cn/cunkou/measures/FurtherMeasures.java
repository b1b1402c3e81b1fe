package cn.cunkou.measures;

import java.util.List;

/**
 * Measures besides those that the program ships, such as a benchmark's.
 *
 * @param schema of the tables that they read
 */
public record FurtherMeasures(String schema, List<MeasureFiles.Text> texts) {
    public FurtherMeasures {
        texts = List.copyOf(texts);
    }

    /** Their ids. */
    public List<String> ids() {
        return MeasureFiles.parse(texts).files().stream().map(file -> file.measure().id()).toList();
    }
}
