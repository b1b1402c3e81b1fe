package cn.cunkou.stations.fitting;

import java.util.List;

/** The checklist of a station, as far as it is fitted out; without entries where none was begun. */
public record Checklist(List<FittingEntry> entries) {
    public Checklist {
        entries = List.copyOf(entries);
    }

    public boolean isBegun() {
        return !entries.isEmpty();
    }

    public long done() {
        return entries.stream().filter(FittingEntry::isDone).count();
    }

    /** Whole percent of the entries that are there. */
    public long percent() {
        return entries.isEmpty() ? 0 : done() * 100 / entries.size();
    }

    /** What is neither there nor left out for a reason. */
    public List<FittingEntry> open() {
        return entries.stream().filter(entry -> !entry.isSettled()).toList();
    }

    /** The same in words: 电脑、货架. */
    public String openInWords() {
        return String.join("、", open().stream().map(FittingEntry::label).toList());
    }
}
