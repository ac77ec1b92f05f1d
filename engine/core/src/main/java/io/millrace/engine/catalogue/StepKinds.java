package io.millrace.engine.catalogue;

import io.millrace.engine.catalogue.SettingType.Option;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What happens to messages on their way. */
final class StepKinds {
    private StepKinds() {}

    static List<NodeKind> all() {
        final List<NodeKind> all = new ArrayList<>(List.of(computation(), key(), stateComputation()));
        all.addAll(WindowKinds.all());
        all.addAll(ReadyKinds.all());
        all.add(state());
        return all;
    }

    private static NodeKind computation() {
        return NodeKindBuilder.named("computation", Category.COMPUTE, Shape.COMPUTATION)
                .label("Computation")
                .doc("Turns each message into one, none or many.")
                .code(Role.COMPUTE)
                .input(new TypeRule.ParameterOf(Role.COMPUTE))
                .output(new TypeRule.ResultOf(Role.COMPUTE))
                .setting(CommonSettings.parallel())
                .settings(CommonSettings.blocking())
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind key() {
        return NodeKindBuilder.named("key", Category.ROUTE, Shape.KEY)
                .label("Key")
                .doc("Says which State object a message belongs to.")
                .code(Role.KEY)
                .input(new TypeRule.ParameterOf(Role.KEY))
                .output(new TypeRule.SameAsInput())
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind stateComputation() {
        return NodeKindBuilder.named("state-computation", Category.STATEFUL, Shape.STATE_COMPUTATION)
                .label("State computation")
                .doc("Takes each message with the State of its key, may change the State, may give an output.")
                .code(Role.COMPUTE)
                .input(new TypeRule.ParameterOf(Role.COMPUTE))
                .output(new TypeRule.ResultOf(Role.COMPUTE))
                .setting(CommonSettings.onError())
                .build();
    }

    private static NodeKind state() {
        return NodeKindBuilder.named("state", Category.STATE, Shape.STATE)
                .label("State")
                .doc("What is remembered: one object per key, or one for the whole application.")
                .code(Role.STATE)
                .setting(SettingBuilder.choice(
                                "scope",
                                "key",
                                new Option("key", "One per key"),
                                new Option("application", "One for the application"))
                        .doc("One object for each key, or one for the whole application.")
                        .change(Change.REDEPLOY))
                .setting(SettingBuilder.of(
                                "ttl",
                                new SettingType.Duration(0, TimeUnit.DAYS.toMillis(3650)),
                                SettingValues.millisText(0))
                        .label("Time to live")
                        .doc("How long an object is kept after its last use; 0ms keeps it for ever.")
                        .change(Change.REDEPLOY))
                .build();
    }
}
