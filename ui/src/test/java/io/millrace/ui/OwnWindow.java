package io.millrace.ui;

import io.millrace.ui.common.Theme;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.framework.junit5.Start;
import org.testfx.framework.junit5.Stop;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Gives each test a stage and a robot of its own, and closes every window afterwards. TestFX's own extension hands the one
 * primary stage from class to class, with the size that the last one left it at; so a test's result hung on who came before.
 */
public final class OwnWindow implements BeforeEachCallback, AfterEachCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(OwnWindow.class);
    private static final int PATIENCE_MILLIS = 20_000;

    @Override
    public void beforeEach(ExtensionContext context) throws Exception {
        FxToolkit.registerPrimaryStage();
        WaitForAsyncUtils.clearExceptions();
        final FxRobot robot = new FxRobot();
        context.getStore(NAMESPACE).put(FxRobot.class, robot);
        robot.moveTo(0, 0);
        final Stage stage = WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> {
            Theme.loadFonts();
            final Stage fresh = new Stage();
            fresh.setX(0);
            fresh.setY(0);
            call(context, Start.class, fresh);
            return fresh;
        });
        WaitForAsyncUtils.waitForFxEvents();
        robot.targetWindow(stage);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        final FxRobot robot = robot(context);
        robot.release(new KeyCode[0]);
        robot.release(new MouseButton[0]);
        try {
            WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, () -> call(context, Stop.class));
        } finally {
            WaitForAsyncUtils.waitForAsyncFx(PATIENCE_MILLIS, OwnWindow::closeAll);
            WaitForAsyncUtils.waitForFxEvents();
        }
    }

    private static void closeAll() {
        final List<Window> open = new ArrayList<>(Window.getWindows());
        open.forEach(Window::hide);
    }

    private static void call(ExtensionContext context, Class<? extends Annotation> mark, Object... arguments) {
        for (Method method : AnnotationSupport.findAnnotatedMethods(
                context.getRequiredTestClass(), mark, HierarchyTraversalMode.TOP_DOWN)) {
            ReflectionSupport.invokeMethod(method, context.getRequiredTestInstance(), arguments);
        }
    }

    private static FxRobot robot(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(FxRobot.class, FxRobot.class);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == FxRobot.class;
    }

    @Override
    public FxRobot resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return robot(context);
    }
}
