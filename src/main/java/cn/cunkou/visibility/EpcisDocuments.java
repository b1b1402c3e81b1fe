package cn.cunkou.visibility;

import cn.cunkou.platform.web.Problem;
import cn.cunkou.visibility.documents.Documents;
import cn.cunkou.visibility.documents.EpcisDocument;
import cn.cunkou.visibility.documents.EpcisEvent;
import cn.cunkou.visibility.documents.Fault;
import cn.cunkou.visibility.documents.Limits;
import cn.cunkou.visibility.documents.UnreadableDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/** Reads what is handed in, within bounds, and says what cannot be stored of it. */
@Component
class EpcisDocuments {
    static final Limits LIMITS = Limits.USUAL;

    private final Documents documents;

    EpcisDocuments(Documents documents) {
        this.documents = documents;
    }

    /**
     * @throws EpcisProblem when no event can be taken from it
     */
    EpcisDocument read(byte[] text, Format format) {
        try {
            return switch (format) {
                case JSON -> documents.json(text);
                case XML -> documents.xml(text);
            };
        } catch (UnreadableDocument e) {
            throw e.tooLarge()
                    ? EpcisProblem.tooLarge(
                            "一次最多采集%d个事件、%d字节，请分几次发送。".formatted(LIMITS.events(), LIMITS.bytes()))
                    : EpcisProblem.invalid("文件无法读取：" + e.getMessage(), List.of());
        } catch (JacksonException e) {
            throw EpcisProblem.invalid("文件里有无法读取的值：" + e.getOriginalMessage(), List.of());
        }
    }

    /** A document that was read before and had no fault. */
    EpcisDocument again(byte[] text, Format format) {
        return switch (format) {
            case JSON -> documents.goodJson(text);
            case XML -> documents.xml(text);
        };
    }

    /** All for which a document or its events are refused, what cannot be stored included. */
    List<Fault> faults(EpcisDocument document) {
        var faults =
                document.faults().stream()
                        .filter(Fault::refuses)
                        .collect(Collectors.toCollection(ArrayList::new));
        var faulty = faults.stream().map(Fault::event).collect(Collectors.toSet());
        if (document.faults().size() >= LIMITS.faults()) {
            // what comes after so many was not looked at
            faults.add(new Fault(Fault.Kind.FORM, -1, "", "more faults than are told"));
        }
        var beside = MasterData.fault(document.header());
        if (beside != null) {
            faults.add(beside);
        }
        for (var number = 0; number < document.events().size(); number++) {
            if (!faulty.contains(number)) {
                var fault = Storable.fault(number, document.events().get(number));
                if (fault != null) {
                    faults.add(fault);
                }
            }
        }
        return faults;
    }

    /**
     * The events without faults; none where the document itself has one.
     *
     * @param faults what {@link #faults} found
     */
    static List<EpcisEvent> good(EpcisDocument document, List<Fault> faults) {
        if (faults.isEmpty()) {
            return document.events();
        }
        var faulty = faults.stream().map(Fault::event).collect(Collectors.toSet());
        var good = new ArrayList<EpcisEvent>();
        for (var number = 0; number < document.events().size(); number++) {
            if (!faulty.contains(number) && !faulty.contains(-1)) {
                good.add(document.events().get(number));
            }
        }
        return good;
    }

    static EpcisProblem refused(List<Fault> faults) {
        return EpcisProblem.invalid(
                "有%d处不合EPCIS 2.0：".formatted(faults.size()),
                faults.stream()
                        .map(fault ->
                                new Problem.Fault(where(fault), fault.what(), "按EPCIS 2.0改正后再发送"))
                        .toList());
    }

    private static String where(Fault fault) {
        return fault.event() < 0
                ? fault.where()
                : "第%d个事件%s".formatted(fault.event() + 1, fault.where());
    }
}
