import { parentPort, workerData } from "node:worker_threads";
import { drawingJobs, type JobName } from "./drawing-jobs.ts";

const { name, job } = workerData as { name: JobName; job: never };
parentPort?.postMessage(drawingJobs[name](job));
