export const stepWords = (step: { code: string }) => ({ title: step.code, line: "桩" });
