package io.millrace.app.snippet;

import io.millrace.app.project.Project;
import io.millrace.app.snippet.Declarations.Declaration;
import io.millrace.app.snippet.Declarations.What;
import io.millrace.app.snippet.codec.CodecWriter;
import io.millrace.app.snippet.codec.CodecWriter.Made;
import io.millrace.app.snippet.codec.Shape.Whole;
import io.millrace.engine.catalogue.Catalogue;
import io.millrace.engine.catalogue.CodecSettings;
import io.millrace.engine.catalogue.Nearest;
import io.millrace.engine.catalogue.Role;
import io.millrace.engine.catalogue.Setting;
import io.millrace.engine.catalogue.SettingValues;
import io.millrace.engine.topology.CodeRef;
import io.millrace.engine.topology.Problem;
import io.millrace.engine.topology.Problem.Where;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes out the decoders and encoders that need no code, with what the last analysis knew of their types. */
final class Codecs {
    private final Catalogue catalogue;
    private final Map<CodeRef, Answer> known = new HashMap<>();

    Codecs(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * What an analysis found for a codec.
     *
     * @param asked the name that it asked for
     * @param whole empty when there is no such type
     */
    record Answer(String asked, Optional<Whole> whole) {}

    boolean has(Project project) {
        return CodecPlace.of(project, catalogue).findAny().isPresent();
    }

    void learn(Map<CodeRef, Answer> found) {
        known.clear();
        known.putAll(found);
    }

    /** Puts their code in the place of what may have been written before. */
    void expand(Project project, Expander expander) {
        CodecPlace.of(project, catalogue)
                .forEach(place ->
                        expander.put(place.ref(), new StepText(text(place, expander), false, List.of(), List.of())));
    }

    private String text(CodecPlace place, Expander expander) {
        if (bad(place, place.formatSetting())) {
            return "";
        } else if (!CodecWriter.needsType(place.format())) {
            return (place.role() == Role.DECODE
                            ? CodecWriter.decoder(place.format())
                            : CodecWriter.encoder(place::setting))
                    .text();
        }
        final Answer answer = known.get(place.ref());
        if (bad(place, CodecSettings.TYPE)) {
            place.kind().setting(CodecSettings.TYPE).ifPresent(setting -> missing(place, setting, expander));
        } else if (answer != null && answer.asked().equals(place.asked())) {
            return answer.whole().map(whole -> made(place, whole, expander)).orElseGet(() -> unknown(place, expander));
        }
        return "";
    }

    private static boolean bad(CodecPlace place, String setting) {
        return place.kind()
                .setting(setting)
                .flatMap(known -> SettingValues.problem(known, place.setting(setting)))
                .isPresent();
    }

    private static void missing(CodecPlace place, Setting setting, Expander expander) {
        SettingValues.problem(setting, place.setting(setting.name()))
                .ifPresent(words -> expander.problem(Problem.error(
                        Where.setting(place.node().name(), setting.name()),
                        words,
                        "Give " + place.node().name() + " a " + setting.name() + ".")));
    }

    private static String made(CodecPlace place, Whole whole, Expander expander) {
        final Made made = place.role() == Role.DECODE
                ? CodecWriter.decoder(place::setting, whole)
                : CodecWriter.encoder(place::setting, whole);
        made.complaints()
                .forEach(complaint -> expander.problem(Problem.error(
                        Where.setting(place.node().name(), complaint.setting()),
                        complaint.message(),
                        complaint.advice())));
        return made.text();
    }

    private static String unknown(CodecPlace place, Expander expander) {
        final List<String> names = Declarations.of(expander.sharedTypes(), What.TYPE).stream()
                .map(Declaration::name)
                .toList();
        expander.problem(Problem.error(
                Where.setting(place.node().name(), CodecSettings.TYPE),
                "there is no type " + place.asked() + " among the shared types",
                names.isEmpty()
                        ? "Declare it there: record " + place.asked() + "(...) {}"
                        : Nearest.advice(place.asked(), names)));
        return "";
    }
}
